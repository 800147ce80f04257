import { kindNames, roleNames, type Role, type UnitKind } from '../../directory/index.js'

function namedBy<T extends string>(names: Readonly<Record<T, { zh: string; en: string }>>) {
  const entries = Object.entries(names) as [T, { zh: string; en: string }][]
  return Object.fromEntries(entries.map(([word, { zh, en }]) => [word, [zh, en]])) as unknown as Readonly<
    Record<T, readonly string[]>
  >
}

/** Kinds of units by what a cell may say for them: their word, their Chinese or their English name. */
export const kindWords: Readonly<Record<UnitKind, readonly string[]>> = namedBy(kindNames)

/** Roles by what a cell may say for them. */
export const roleWords: Readonly<Record<Role, readonly string[]>> = namedBy(roleNames)
