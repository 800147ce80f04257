import { groupCommits } from '../../server/store/sqlite/commits.js'
import { connect, type Connection } from '../../server/store/sqlite/connection.js'

/** A connection that notes its transactions and fails where it is told to. */
function watched(): Connection & { seen: string[]; failCommit?: Error } {
  const connection = connect(':memory:')
  connection.exec('CREATE TABLE t (n INTEGER)')
  const seen: string[] = []
  const watching: Connection & { seen: string[]; failCommit?: Error } = {
    ...connection,
    seen,
    exec(sql) {
      seen.push(sql)
      if (sql === 'COMMIT' && watching.failCommit) throw watching.failCommit
      connection.exec(sql)
    },
  }
  return watching
}

const insert = (db: Connection, n: number) => () => db.run('INSERT INTO t VALUES (?)', n)
const count = (db: Connection) => () => db.first('SELECT count(*) AS n FROM t')!.n

const refuse = () => {
  throw new Error('stale')
}

describe('group commit', () => {
  it('should share one commit among the writes of one turn', async () => {
    const db = watched()
    const commits = groupCommits(db)
    await Promise.all(Array.from({ length: 50 }, (_, i) => commits.write(insert(db, i))))
    expect(db.seen).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
    await commits.write(insert(db, 50))
    expect(db.seen).toHaveLength(4)
  })

  it('should run operations in the order of their calls, each seeing those before it', async () => {
    const db = watched()
    const commits = groupCommits(db)
    const results = [commits.read(count(db)), commits.write(insert(db, 1)), commits.read(count(db))]
    expect(await Promise.all(results)).toEqual([0, 1, 1])
  })

  it('should take no transaction for reads alone', async () => {
    const db = watched()
    const commits = groupCommits(db)
    expect(await Promise.all([commits.read(count(db)), commits.read(count(db))])).toEqual([0, 0])
    expect(db.seen).toEqual([])
  })

  it('should answer nothing, not even a read, before the commit', async () => {
    const db = watched()
    const commits = groupCommits(db)
    const answered = (what: string) => () => void db.seen.push(what)
    await Promise.all([
      commits.write(insert(db, 1)).then(answered('write')),
      commits.read(count(db)).then(answered('read')),
      commits.write(refuse).catch(answered('refusal')),
    ])
    expect(db.seen.indexOf('COMMIT')).toBe(1)
    expect(db.seen.slice(2).sort()).toEqual(['read', 'refusal', 'write'])
  })

  it('should undo all that an operation did before it failed, and keep the others', async () => {
    const db = watched()
    const commits = groupCommits(db)
    const half = () => {
      insert(db, 2)()
      refuse()
    }
    const outcomes = await Promise.allSettled([
      commits.write(insert(db, 1)),
      commits.write(half),
      commits.write(insert(db, 3)),
    ])
    expect(outcomes.map(each => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(db.all('SELECT n FROM t')).toMatchObject([{ n: 1 }, { n: 3 }])
  })

  it('should fail the whole batch when the disk fails one of them', async () => {
    const db = watched()
    const commits = groupCommits(db)
    const failing = () => {
      throw Object.assign(new Error('disk I/O error'), { errcode: 10 })
    }
    const outcomes = await Promise.allSettled([
      commits.write(insert(db, 1)),
      commits.write(failing),
      commits.write(insert(db, 2)),
    ])
    expect(outcomes).toMatchObject(Array(3).fill({ status: 'rejected', reason: { code: 'STORE_FAILED' } }))
    expect(await commits.read(count(db))).toBe(0)
  })

  it('should fail every write of a failed commit, read again, and be well after the next', async () => {
    const db = watched()
    const commits = groupCommits(db)
    db.failCommit = new Error('the disk has gone')
    const outcomes = await Promise.allSettled([
      commits.write(insert(db, 1)),
      commits.read(count(db)),
      commits.write(insert(db, 2)),
    ])
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'STORE_FAILED' } },
      { status: 'fulfilled', value: 0 },
      { status: 'rejected', reason: { code: 'STORE_FAILED' } },
    ])
    expect(commits.failure()).toMatchObject({ code: 'STORE_FAILED' })
    db.failCommit = undefined
    await commits.write(insert(db, 3))
    expect(commits.failure()).toBeUndefined()
    expect(await commits.read(count(db))).toBe(1)
  })

  it('should commit what waits when it ends, and take nothing more', async () => {
    const db = watched()
    const commits = groupCommits(db)
    const waiting = commits.write(insert(db, 1))
    commits.end()
    expect(db.seen).toEqual(['BEGIN IMMEDIATE', 'COMMIT'])
    await waiting
    await expect(commits.write(insert(db, 2))).rejects.toMatchObject({ code: 'STORE_CLOSED' })
  })
})
