// The only file that names the driver: it speaks the API of node:sqlite, which can take its place.
import { backup, DatabaseSync } from '@photostructure/sqlite'

export type Bound = string | number | null | Uint8Array
export type Row = Record<string, string | number | null | Uint8Array>

export interface Connection {
  /** Runs statements that bind and return nothing. */
  exec(sql: string): void
  /** Number of changed rows. */
  run(sql: string, ...bound: Bound[]): number
  first(sql: string, ...bound: Bound[]): Row | undefined
  all(sql: string, ...bound: Bound[]): Row[]
  /** False after SQLite has rolled everything back by itself, as it does when the disk is full. */
  inTransaction(): boolean
  close(): void
}

const statementsKept = 300

export function connect(path: string, options: { readOnly?: boolean; busyMs?: number } = {}): Connection {
  const db = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: options.busyMs ?? 5000 })
  const statements = new Map<string, ReturnType<typeof db.prepare>>()

  function prepared(sql: string) {
    const known = statements.get(sql)
    const statement = known ?? db.prepare(sql)
    statements.delete(sql)
    statements.set(sql, statement)
    if (statements.size > statementsKept) statements.delete(statements.keys().next().value!)
    return statement
  }

  return {
    exec: sql => db.exec(sql),
    run: (sql, ...bound) => prepared(sql).run(...bound).changes,
    first: (sql, ...bound) => prepared(sql).get(...bound) as Row | undefined,
    all: (sql, ...bound) => prepared(sql).all(...bound) as Row[],
    inTransaction: () => db.isTransaction,
    close() {
      statements.clear()
      db.close()
    },
  }
}

/** Copies a database as of one moment, off the main thread, while others write to it. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true })
  try {
    // All pages in one step: between steps a write by another connection would start the copy again.
    await backup(source, to, { rate: 2 ** 31 - 1 })
  } finally {
    source.close()
  }
}
