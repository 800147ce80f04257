import type { County } from '../../../server/domain/county.js'

/** What is left of Chinese in a text when names of units and people and what persons typed are taken out. */
export function hanOutsideNames(
  ctx: County,
  typed: readonly string[] = [],
): (text: string) => string | undefined {
  const names = [
    ...typed,
    ...[...ctx.people.unit.values()].flatMap(unit => [unit.name, unit.short]),
    ...[...ctx.people.person.values()].map(person => person.name),
  ].sort((a, b) => b.length - a.length)
  return text => {
    const rest = names.reduce((left, name) => left.replaceAll(name, ''), text)
    return /\p{Script=Han}|[，。；：「」（）、]/u.test(rest) ? text : undefined
  }
}
