import { dayOf, type Instant } from '../../calendar/index.js'
import {
  collection,
  follow,
  isStoreError,
  type Document,
  type Follower,
  type Store,
  type Unsaved,
} from '../../store/port.js'

/** 呼叫单, 督办单, 通报, 约谈, 联合督办, 联合执法召集单, 呼叫查处, 编办裁定: each has its own sequence. */
export type DocumentKind = '呼' | '督' | '通' | '约' | '联督' | '联' | '查' | '裁'

/** The register of 文号. A number is never used twice or taken back; one that a failure left over stands as 空号. */
export interface DocumentNumber extends Document {
  number: string
  kind: DocumentKind
  year: number
  n: number
  /** The act that reserved it: the same act gets the same number again. */
  act: string
  case: string | null
  reservedAt: number
  /** When its document was issued; without it the number is 空号. */
  issuedAt?: number
  /** The document was declared void: 作废. */
  voidedAt?: number
}

export const documentNumbers = collection<DocumentNumber>('documentNumbers', {
  unique: [
    ['county', 'kind', 'year', 'n'],
    ['county', 'act'],
    ['county', 'number'],
  ],
})

/** `示呼〔2026〕1号`, no leading zeros. */
function documentNumberText(prefix: string, kind: DocumentKind, year: number, n: number): string {
  return `${prefix}${kind}〔${year}〕${n}号`
}

/**
 * Reserves the number of the document that an act issues; asked again for the same act it gives the same number.
 * Numbers count by county, kind and year.
 */
export async function reserveDocumentNumber(
  store: Store,
  county: string,
  prefix: string,
  ask: { kind: DocumentKind; act: string; case: string | null; now: Instant },
): Promise<string> {
  const kept = await reservedFor(store, county, ask.act)
  if (kept) return kept.number
  const drawn = await drawDocumentNumber(store, county, prefix, ask)
  try {
    await store.insert(documentNumbers, drawn.row(ask))
    return drawn.number
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
    const first = await reservedFor(store, county, ask.act)
    if (!first) throw error
    await numberUnused(store, drawn.row(ask))
    return first.number
  }
}

/**
 * Enters a number that was drawn for an act which another attempt had done by then: it stands in the register as 空号,
 * so that the sequence has no gap that nobody can explain.
 */
export async function numberUnused(store: Store, row: Unsaved<DocumentNumber>): Promise<void> {
  try {
    await store.insert(documentNumbers, { ...row, act: `${row.act}/空号/${row.n}` })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}

/**
 * Draws the next number; it is reserved when its row is written with what it belongs to. Where the store has no commits
 * over several documents, use `reserveDocumentNumber`.
 */
export async function drawDocumentNumber(
  store: Store,
  county: string,
  prefix: string,
  { kind, now }: { kind: DocumentKind; now: Instant },
) {
  const { year } = dayOf(now)
  const n = await store.next(county, `document/${kind}/${year}`)
  const number = documentNumberText(prefix, kind, year, n)
  return {
    number,
    /** The row of the register, for the act that issues the document. */
    row: (of: Pick<DocumentNumber, 'act' | 'case'>): Unsaved<DocumentNumber> => ({
      _id: `${county}/${number}`,
      county,
      number,
      kind,
      year,
      n,
      act: of.act,
      case: of.case,
      reservedAt: now,
    }),
  }
}

/** Marks that the document of this number went out; doing it twice changes nothing. */
export const documentIssued = (store: Store, county: string, number: string, at: Instant) =>
  stamp(store, county, number, 'issuedAt', at)

/** Marks the document of this number 作废; it keeps its number. */
export const documentVoided = (store: Store, county: string, number: string, at: Instant) =>
  stamp(store, county, number, 'voidedAt', at)

async function stamp(
  store: Store,
  county: string,
  number: string,
  mark: 'issuedAt' | 'voidedAt',
  at: Instant,
): Promise<void> {
  const row = await store.get(documentNumbers, county, `${county}/${number}`)
  if (!row || row[mark] !== undefined) return
  try {
    await store.update(documentNumbers, county, row._id, row.rev, { set: { [mark]: at } })
  } catch (error) {
    if (!isStoreError(error, 'STALE_REV')) throw error
  }
}

async function reservedFor(store: Store, county: string, act: string): Promise<DocumentNumber | undefined> {
  const { items } = await store.find(documentNumbers, county, { where: { act }, limit: 1 })
  return items[0]
}

/** The same mark as a row that another write brings with it; none when the register has it, or not the number. */
export async function issuedRow(
  store: Store,
  county: string,
  number: string,
  at: Instant,
): Promise<Follower[]> {
  const row = await store.get(documentNumbers, county, `${county}/${number}`)
  if (!row || row.issuedAt !== undefined) return []
  return [follow.update(documentNumbers, county, row._id, row.rev, { set: { issuedAt: at } })]
}
