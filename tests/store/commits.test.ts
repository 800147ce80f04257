import { collection, follow, type Document } from '../../server/store/index.js'
import { groupCommits, type Commits } from '../../server/store/sqlite/commits.js'
import { connect, type Connection } from '../../server/store/sqlite/connection.js'
import { layoutsOf } from '../../server/store/sqlite/layout.js'
import { inserting, updating, type Operation } from '../../server/store/sqlite/operations.js'
import { prepareSchema } from '../../server/store/sqlite/schema.js'
import { localWriter, type Committed, type Writer } from '../../server/store/sqlite/writer.js'

interface Thing extends Document {
  n?: number
}

const things = collection<Thing>('things', { unique: [['county', 'n']] })

interface Watched extends Connection {
  seen: string[]
  failOn?: { sql: string; error: Error }
}

/** A connection that notes its transactions and fails where it is told to. */
function watched(): Watched {
  const connection = connect(':memory:')
  prepareSchema(connection, [things])
  const seen: string[] = []
  const check = (sql: string) => {
    if (watching.failOn && sql.startsWith(watching.failOn.sql)) throw watching.failOn.error
  }
  const watching: Watched = {
    ...connection,
    seen,
    exec(sql) {
      seen.push(sql)
      check(sql)
      connection.exec(sql)
    },
    run(sql, ...bound) {
      if (/^(SAVEPOINT|RELEASE|ROLLBACK TO)/.test(sql)) seen.push(sql)
      check(sql)
      return connection.run(sql, ...bound)
    },
  }
  return watching
}

const thing = (id: string | number, n?: number) => ({
  _id: `${id}`,
  county: 'x',
  ...(n === undefined ? {} : { n }),
})
const insert = (id: string | number, n?: number): Operation => inserting(things, thing(id, n)).operation
const stale = (id: string): Operation => updating(things, 'x', id, 7, {}).operation
const count = (db: Connection) => db.first('SELECT count(*) AS n FROM things')!.n
const ids = (db: Connection) => db.all('SELECT _id FROM things ORDER BY _id').map(row => row._id)

function local(db: Connection): Commits {
  return groupCommits(localWriter(db, layoutsOf([things])), db)
}

describe('group commit', () => {
  it('should share one commit among the writes of one turn', async () => {
    const db = watched()
    const commits = local(db)
    await Promise.all(Array.from({ length: 50 }, (_, i) => commits.write(insert(i))))
    expect(db.seen).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
    await commits.write(insert(50))
    expect(db.seen).toHaveLength(4)
  })

  it('should take no transaction for reads alone', async () => {
    const db = watched()
    const commits = local(db)
    expect(await Promise.all([commits.read(count), commits.read(count)])).toEqual([0, 0])
    expect(db.seen).toEqual([])
  })

  it('should answer nothing before the commit', async () => {
    const db = watched()
    const commits = local(db)
    const answered = (what: string) => () => void db.seen.push(what)
    await Promise.all([
      commits.write(insert(1)).then(answered('write')),
      commits.write(stale('1')).catch(answered('refusal')),
    ])
    expect(db.seen.indexOf('COMMIT')).toBe(1)
    expect(db.seen.slice(2).sort()).toEqual(['refusal', 'write'])
  })

  it('should let one fail alone', async () => {
    const db = watched()
    const commits = local(db)
    const outcomes = await Promise.allSettled([
      commits.write(insert(1, 1)),
      commits.write(insert(2, 1)),
      commits.write(stale('missing')),
      commits.write(insert(3, 3)),
    ])
    expect(outcomes.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(ids(db)).toEqual(['1', '3'])
    expect(db.seen).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
  })

  it('should undo all that an operation did before one of its followers failed, and keep the others', async () => {
    const db = watched()
    const commits = local(db)
    const followers = [follow.insert(things, thing(3)), follow.insert(things, thing(4, 1))]
    const outcomes = await Promise.allSettled([
      commits.write(insert(1, 1)),
      commits.write(inserting(things, thing(2), { followers }).operation),
      commits.write(insert(5)),
    ])
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'FOLLOWERS_FAILED', cause: { code: 'DUPLICATE' } } },
      { status: 'fulfilled' },
    ])
    expect(ids(db)).toEqual(['1', '5'])
    expect(db.seen.filter(sql => sql === 'COMMIT')).toHaveLength(1)
  })

  it('should fail the whole batch when the disk fails one of them', async () => {
    const db = watched()
    const commits = local(db)
    db.failOn = { sql: 'UPDATE', error: Object.assign(new Error('disk I/O error'), { errcode: 10 }) }
    await commits.write(insert(0))
    const outcomes = await Promise.allSettled([
      commits.write(insert(1)),
      commits.write(updating(things, 'x', '0', 1, { set: { n: 1 } }).operation),
      commits.write(insert(2)),
    ])
    expect(outcomes).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'STORE_FAILED' } }))
    expect(await commits.read(ids)).toEqual(['0'])
  })

  it('should fail every write of a failed commit, and be well after the next', async () => {
    const db = watched()
    const commits = local(db)
    db.failOn = { sql: 'COMMIT', error: new Error('the disk has gone') }
    const outcomes = await Promise.allSettled([
      commits.write(insert(1)),
      commits.read(count),
      commits.write(insert(2)),
    ])
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'STORE_FAILED' } },
      { status: 'fulfilled', value: 0 },
      { status: 'rejected', reason: { code: 'STORE_FAILED' } },
    ])
    expect(commits.failure()).toMatchObject({ code: 'STORE_FAILED' })
    db.failOn = undefined
    await commits.write(insert(3))
    expect(commits.failure()).toBeUndefined()
    expect(await commits.read(count)).toBe(1)
  })

  it('should commit what waits when it ends, and take nothing more', async () => {
    const db = watched()
    const commits = local(db)
    const waiting = commits.write(insert(1))
    await commits.end()
    expect(db.seen).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
    await waiting
    await expect(commits.write(insert(2))).rejects.toMatchObject({ code: 'STORE_CLOSED' })
  })
})

describe('group commit with a writer of its own thread', () => {
  /** A writer whose commits end when the test says so. */
  function slow() {
    const batches: { size: number; end: (lost?: Error) => void }[] = []
    const writer: Writer = {
      commit: batch =>
        new Promise<Committed>(resolve =>
          batches.push({
            size: batch.length,
            end: lost =>
              resolve(lost ? { lost: lost as never } : { outcomes: batch.map(() => ({ value: 'done' })) }),
          }),
        ),
      end: () => undefined,
    }
    return { batches, commits: groupCommits(writer, watched()) }
  }
  const turn = () => new Promise(resolve => setImmediate(resolve))

  it('should gather, while a commit is under way, what shares the next', async () => {
    const { batches, commits } = slow()
    const first = commits.write(insert(1))
    await turn()
    const rest = [commits.write(insert(2))]
    await turn()
    rest.push(commits.write(insert(3)))
    await turn()
    expect(batches.map(each => each.size)).toEqual([1])
    batches[0]!.end()
    await first
    await turn()
    expect(batches.map(each => each.size)).toEqual([1, 2])
    batches[1]!.end()
    expect(await Promise.all(rest)).toEqual(['done', 'done'])
  })

  it('should answer reads while a commit is under way', async () => {
    const { batches, commits } = slow()
    const writing = commits.write(insert(1))
    await turn()
    expect(await commits.read(count)).toBe(0)
    batches[0]!.end()
    await writing
  })

  it('should wait for what is under way and what waits when it ends', async () => {
    const { batches, commits } = slow()
    const writes = [commits.write(insert(1))]
    await turn()
    writes.push(commits.write(insert(2)))
    let over = false
    const ending = commits.end().then(() => (over = true))
    batches[0]!.end()
    await turn()
    expect(over).toBe(false)
    batches[1]!.end()
    await ending
    expect(await Promise.all(writes)).toEqual(['done', 'done'])
  })
})
