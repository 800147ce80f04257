import { collection, type Document } from '../../server/store/index.js'
import { connect } from '../../server/store/sqlite/connection.js'
import { table } from '../../server/store/sqlite/names.js'
import { prepareSchema } from '../../server/store/sqlite/schema.js'
import { selectionSql } from '../../server/store/sqlite/selection.js'
import type { AnySelection } from '../../server/store/terms.js'

interface Row extends Document {
  state: string
  due: number
}

const rows = collection<Row>('rows', { index: [['county', 'state', 'due']] })

function planOf(selection: AnySelection): string {
  const db = connect(':memory:')
  prepareSchema(db, [rows])
  const { sql, bound } = selectionSql(rows, 'x', selection)
  const plan = db.all(`EXPLAIN QUERY PLAN SELECT body FROM ${table(rows)} WHERE ${sql}`, ...bound)
  db.close()
  return plan.map(row => String(row.detail)).join('; ')
}

describe('how SQLite finds documents', () => {
  it('should find those whose ids are named by their ids, whatever else is asked', () => {
    const byId = /USING INDEX sqlite_autoindex_rows_1 /
    expect(planOf({ where: { _id: { prefix: 'a/' } } })).toMatch(byId)
    expect(planOf({ where: { _id: { prefix: 'a/' }, state: 'open' } })).toMatch(byId)
    expect(planOf({ where: { _id: 'a', state: 'open' } })).toMatch(byId)
    expect(planOf({ where: { _id: { in: ['a', 'b'] }, state: 'open' } })).toMatch(byId)
  })

  it('should find all others by the index of their county', () => {
    expect(planOf({ where: { state: 'open' } })).toMatch(/USING INDEX rows INDEX county state due/)
    expect(planOf({ where: { _id: { ne: 'a' }, state: 'open' } })).toMatch(/rows INDEX county state due/)
  })
})
