import type { CalendarEdition } from '../../../../server/calendar/index.js'
import { calls, type CallRecord } from '../../../../server/domain/calls/record.js'
import { notices, type NoticeDoc } from '../../../../server/domain/notices/record.js'
import { rulings, type Ruling } from '../../../../server/domain/rulings/record.js'
import {
  supervisionDocuments,
  type SupervisionDocument,
} from '../../../../server/domain/supervision/documents/record.js'
import { supervisions, type SupervisionDoc } from '../../../../server/domain/supervision/record.js'
import {
  incidents,
  instances,
  messages,
  tasks,
  type IncidentRow,
  type InstanceDoc,
  type TaskRow,
} from '../../../../server/runtime/index.js'
import type { Collection, Document } from '../../../../server/store/port.js'
import { code, type StoryCounty } from '../../stories/county.js'

/** How a county stands after an act: what the rules are about, read once. */
export interface View {
  now: number
  edition: CalendarEdition
  troubles: IncidentRow[]
  records: CallRecord[]
  rows: TaskRow[]
  ledger: SupervisionDoc[]
  instances: InstanceDoc[]
  /** Those of sensitive cases. */
  notices: NoticeDoc[]
}

/** The same with what is only added to, and so is looked at when a history ends. */
export interface WholeView extends View {
  papers: SupervisionDocument[]
  rulings: Ruling[]
  /** How often a message of that name and key was sent: `NAME|KEY`. */
  sent: Map<string, number>
}

export async function look(county: StoryCounty): Promise<View> {
  const { edition } = await county.now()
  const records = await every(county, calls)
  const secret = records.filter(each => each.filed.sensitive).map(each => each.number)
  return {
    now: county.clock.now(),
    edition,
    troubles: (await every(county, incidents)).filter(each => each.state === 'open'),
    records,
    rows: await every(county, tasks),
    ledger: await every(county, supervisions),
    instances: await every(county, instances),
    notices: secret.length
      ? (await every(county, notices)).filter(each => secret.includes(each.case ?? ''))
      : [],
  }
}

export async function lookAtAll(county: StoryCounty): Promise<WholeView> {
  const sent = new Map<string, number>()
  for (const { name, key } of await every(county, messages)) {
    const one = `${name}|${key ?? ''}`
    sent.set(one, (sent.get(one) ?? 0) + 1)
  }
  return {
    ...(await look(county)),
    papers: await every(county, supervisionDocuments),
    rulings: await every(county, rulings),
    sent,
  }
}

async function every<T extends Document>({ store }: StoryCounty, collection: Collection<T>): Promise<T[]> {
  const all: T[] = []
  for (let after: string | undefined; ;) {
    const page = await store.find(collection, code, {
      limit: 1000,
      ...(after === undefined ? {} : { after }),
    })
    all.push(...page.items)
    if (page.next === undefined) return all
    after = page.next
  }
}
