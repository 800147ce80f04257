import type { Query } from '../../../store/port.js'
import type { Reader } from '../../calls/visibility.js'
import type { County } from '../../county.js'
import { answersForUnit, isMember, looksAfterAll } from '../../matters/visibility.js'
import type { Ruling } from '../../rulings/record.js'
import type { AssignedAct } from '../../supervision/acts/record.js'
import type { SupervisionDocument } from '../../supervision/documents/record.js'

type Asked<T> = Pick<Query<T>, 'where' | 'or' | 'sort'>

// What these leave out nobody sees by their post; what is about sensitive cases is sorted out afterwards.

/** Rulings of the reader's unit, or of those in their charge. */
export function rulingsOf(reader: Reader): Asked<Ruling> {
  const sort = ['-askedAt'] as const
  return looksAfterAll(reader, 'ruling') ? { sort } : { where: { units: { any: unitsOf(reader) } }, sort }
}

/** Papers about the reader's unit that went out; a county leader's about units in their charge, and those they signed. */
export function papersOf(ctx: Pick<County, 'people'>, reader: Reader): Asked<SupervisionDocument> {
  const sort = ['-draftedAt'] as const
  const issued = { number: { gt: '' } }
  if (looksAfterAll(reader, 'document')) return { sort }
  if (reader.inCharge) return { or: [{ unit: { in: unitsOf(reader) } }, { signedBy: reader.person }], sort }
  if (isMember(ctx, reader.unit))
    return { where: issued, or: [{ unit: reader.unit }, { kind: '联合督办' }], sort }
  return { where: { unit: reader.unit, ...issued }, sort }
}

/** Acts that the reader, or for its heads the reader's unit, owes an answer to. */
export function owedBy({ person, unit, role }: Reader): Asked<AssignedAct> {
  const sort = ['-assignedAt'] as const
  return answersForUnit({ role }) ? { or: [{ person }, { unit }], sort } : { where: { person }, sort }
}

/** Acts that the reader gave. */
export const givenBy = ({ person }: Reader): Asked<AssignedAct> => ({
  where: { givenBy: person },
  sort: ['-assignedAt'],
})

const unitsOf = ({ unit, inCharge = [] }: Reader) => [...new Set([unit, ...inCharge])]
