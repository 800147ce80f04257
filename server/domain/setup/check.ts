import { createHash } from 'node:crypto'
import type { County } from '../county.js'
import { readTable, type Problem, type ReadTable } from './cells.js'
import { decode } from './file/decode.js'
import { readSheet, type Sheet } from './file/sheet.js'
import { planCertificates } from './plan/certificates.js'
import { planItems } from './plan/items.js'
import { planPeople } from './plan/people.js'
import type { Plan } from './plan/plan.js'
import { emptyPlan } from './plan/plan.js'
import { planPosts } from './plan/posts.js'
import { planPowers } from './plan/powers.js'
import { planRoster } from './plan/roster.js'
import { planSources } from './plan/sources.js'
import { planUnits } from './plan/units.js'
import type { Table, TableName } from './table.js'
import {
  certificateTable,
  itemTable,
  personTable,
  postTable,
  powerTable,
  rosterTable,
  sourceTable,
  unitTable,
} from './tables/index.js'

/** What an upload would do, and names by which it can be confirmed. */
export interface Check extends Plan {
  table: TableName
  /** Rows with data. */
  rows: number
  /** Headings that were passed over. */
  ignored: string[]
  /** Of the file and of all that it changes: another file, or another state of the county, has another. */
  fingerprint: string
}

type Planner = (ctx: County, sheet: Sheet) => Promise<{ plan: Plan; read: ReadTable<never, unknown> }>

function planner<C extends string, R>(
  table: Table<C, R>,
  plan: (ctx: County, read: ReadTable<C, R>) => Plan | Promise<Plan>,
): Planner {
  return async (ctx, sheet) => {
    const read = readTable(table, sheet)
    return { plan: await plan(ctx, read), read: read as unknown as ReadTable<never, unknown> }
  }
}

const planners: Readonly<Record<TableName, Planner>> = {
  units: planner(unitTable, planUnits),
  posts: planner(postTable, planPosts),
  people: planner(personTable, planPeople),
  roster: planner(rosterTable, planRoster),
  items: planner(itemTable, planItems),
  sources: planner(sourceTable, planSources),
  powers: planner(powerTable, planPowers),
  certificates: planner(certificateTable, planCertificates),
}

/** Reads a table and says what importing it would add and change, and which cells are wrong. Writes nothing. */
export async function checkTable(ctx: County, table: TableName, content: Uint8Array): Promise<Check> {
  const decoded = decode(content)
  const sheet = 'problem' in decoded ? decoded : readSheet(decoded.text)
  const digest = createHash('sha256').update(table).update(content)
  if ('problem' in sheet) {
    const problems = [{ row: 1, text: sheet.problem }]
    return { ...emptyPlan(), table, rows: 0, ignored: [], problems, fingerprint: digest.digest('hex') }
  }
  const { plan, read } = await planners[table](ctx, sheet)
  const problems = [...read.problems, ...plan.problems].sort(byRow)
  digest.update(JSON.stringify([plan.changes, plan.accounts]))
  return {
    ...plan,
    table,
    rows: sheet.rows.length,
    ignored: read.ignored,
    problems,
    fingerprint: digest.digest('hex'),
  }
}

function byRow(a: Problem, b: Problem): number {
  return a.row - b.row
}
