import type { EventBatch } from '../../../runtime/index.js'
import type { Store, Unsaved } from '../../../store/port.js'
import { contextIn, instantIn, textIn, textsIn, type Value } from '../../calls/feel.js'
import { replaceNewer, type Readers } from '../newer.js'
import { supervisionDocuments, type SupervisionDocument } from './record.js'

type Row = Unsaved<SupervisionDocument>

/** Takes a batch of a 督办文书 into its row. */
export async function applyToDocument(store: Store, batch: EventBatch): Promise<void> {
  const { variables } = batch
  const kind = textIn(variables.文书种类) ?? ''
  await replaceNewer<SupervisionDocument>(
    store,
    supervisionDocuments,
    batch,
    () => ({
      _id: `${batch.county}/${batch.instance}`,
      county: batch.county,
      key: textIn(variables.文书号) ?? batch.key ?? batch.instance,
      kind,
      unit: textIn(variables.单位) ?? '',
      cases: textsIn(variables.依据),
      cause: textIn(variables.缘由),
      state: kind === '联合督办' ? '待提请' : '待签发',
      draftedAt: batch.events[0]?.at ?? 0,
      instance: batch.instance,
      applied: 0,
    }),
    readers,
  )
}

const readers: Readers<Row> = {
  提请: (row, data) => {
    if (data.意见 === '提请') row.state = '待签发'
  },
  文书签发: (row, data, at) => {
    const [talkAt, place] = [instantIn(data.约谈时间), textIn(data.约谈地点)]
    Object.assign(row, {
      state: row.kind === '联合督办' ? '待成员意见' : '待报告',
      number: textIn(data.文号),
      text: textIn(data.文稿),
      signedBy: textIn(data.签发人),
      decidedAt: at,
      ...(talkAt === undefined ? {} : { talk: { at: talkAt, ...(place ? { place } : {}) } }),
    })
  },
  文书不签发: (row, data, at) => {
    Object.assign(row, { state: '不签发', reason: textIn(data.理由), decidedAt: at, endedAt: at })
  },
  成员意见: (row, data, at) => {
    const unit = textIn(data.单位)
    if (unit === undefined) return
    const onSite = textIn(data.现场情况)
    const opinion = { unit, text: textIn(data.意见) ?? '', at, ...(onSite ? { onSite } : {}) }
    row.opinions = [...(row.opinions ?? []).filter(each => each.unit !== unit), opinion]
    row.state = '待督办意见'
  },
  联合督办要求: (row, data) => {
    const due = instantIn(data.要求期限)
    row.demand = { text: textIn(data.要求) ?? '', ...(due === undefined ? {} : { due }) }
    row.state = '待报告'
  },
  整改报告: (row, data, at) => {
    const doneBy = dayIn(data.完成时间)
    row.reports = [
      ...(row.reports ?? []),
      {
        cause: textIn(data.原因) ?? '',
        measures: textIn(data.措施) ?? '',
        at,
        ...(doneBy === undefined ? {} : { doneBy }),
      },
    ]
    row.state = '待认定'
  },
  认定: (row, data, at) => {
    const opinion = textIn(data.意见) ?? ''
    const reason = textIn(data.理由)
    row.findings = [...(row.findings ?? []), { opinion, at, ...(reason ? { reason } : {}) }]
    if (opinion === '再报') row.state = '待报告'
    if (opinion === '提请移送') row.state = '待定移送'
  },
  移送决定: (row, data) => {
    const letter = textIn(data.函号)
    if (data.意见 !== '移送' || letter === undefined) return
    const [date, receiver] = [dayIn(data.日期), textIn(data.接收单位)]
    row.referral = { letter, ...(date ? { date } : {}), ...(receiver ? { receiver } : {}) }
  },
  文书移送: (row, _data, at) => {
    Object.assign(row, { state: '已移送', endedAt: at })
  },
  文书办结: (row, _data, at) => {
    Object.assign(row, { state: '已办结', endedAt: at })
    row.decidedAt ??= at
  },
}

function dayIn(value: Value | undefined): string | undefined {
  const { $feel, v } = contextIn(value)
  return $feel === 'date' && typeof v === 'string' ? v : undefined
}
