import type { EventBatch } from '../../runtime/index.js'
import { isStoreError, type Collection, type Store, type Unsaved } from '../../store/port.js'
import { contextIn, instantIn, textIn, textsIn, type Context } from '../calls/feel.js'
import { assignedActs, supervisionDocuments, type AssignedAct, type SupervisionDocument } from './record.js'

/** Takes a batch of a 督办文书 into its row. */
export async function applyToDocument(store: Store, batch: EventBatch): Promise<void> {
  const { variables } = batch
  await replaceNewer<SupervisionDocument>(
    store,
    supervisionDocuments,
    batch,
    () => ({
      _id: `${batch.county}/${batch.instance}`,
      county: batch.county,
      key: textIn(variables.文书号) ?? batch.key ?? batch.instance,
      kind: textIn(variables.文书种类) ?? '',
      unit: textIn(variables.单位) ?? '',
      cases: textsIn(variables.依据),
      state: textIn(variables.文书种类) === '联合督办' ? '待提请' : '待签发',
      draftedAt: batch.events[0]?.at ?? 0,
      instance: batch.instance,
      applied: 0,
    }),
    documentReaders,
  )
}

/** Takes a batch of a 交办事项 into its row. */
export async function applyToAct(store: Store, batch: EventBatch): Promise<void> {
  const { variables } = batch
  await replaceNewer<AssignedAct>(
    store,
    assignedActs,
    batch,
    () => ({
      _id: `${batch.county}/${batch.instance}`,
      county: batch.county,
      key: textIn(variables.交办号) ?? batch.key ?? batch.instance,
      kind: textIn(variables.种类) ?? '',
      text: textIn(variables.内容) ?? '',
      person: textIn(variables.责任人),
      unit: textIn(variables.单位),
      due: instantIn(variables.期限),
      case: batch.case,
      instance: batch.instance,
      applied: 0,
    }),
    actReaders,
  )
}

type Readers<T> = Readonly<Record<string, (row: T, data: Context, at: number) => void>>

const documentReaders: Readers<Unsaved<SupervisionDocument>> = {
  文书签发: (row, data, at) => {
    Object.assign(row, { state: '已签发', number: textIn(data.文号), decidedAt: at })
  },
  文书不签发: (row, data, at) => {
    Object.assign(row, { state: '不签发', reason: textIn(data.理由), decidedAt: at })
  },
  文书办结: (row, _data, at) => {
    row.state = '已办结'
    row.decidedAt ??= at
  },
}

const actReaders: Readers<Unsaved<AssignedAct>> = {
  交办答复: (row, data, at) => {
    Object.assign(row, { answer: textIn(data.答复), opinion: textIn(data.意见), answeredAt: at })
  },
  交办超期: (row, _data, at) => {
    row.overdueAt = at
  },
  交办办结: (row, _data, at) => {
    row.endedAt = at
  },
}

async function replaceNewer<T extends SupervisionDocument | AssignedAct>(
  store: Store,
  collection: Collection<T>,
  batch: EventBatch,
  blank: () => Unsaved<T>,
  readers: Readers<Unsaved<T>>,
): Promise<void> {
  const first = blank()
  const there = await store.get(collection, batch.county, first._id)
  const row: Unsaved<T> = there ? structuredClone(there) : first
  const fresh = batch.events.filter(event => event.seq > row.applied)
  const last = fresh.at(-1)
  if (!last) return
  for (const event of fresh)
    if (event.type === 'milestone') readers[event.name]?.(row, contextIn(event.data), event.at)
  row.applied = last.seq
  try {
    await store.putNewer(collection, row, 'applied')
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}
