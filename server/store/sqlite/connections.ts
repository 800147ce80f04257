// How a data folder's database is opened.
import { connect, type Connection } from './connection.js'

/** Pages of 4 KB in the log after which the connection that writes makes a checkpoint itself. */
const longLog = 8_000

/** The connection that writes: what it has committed is on disk. */
export function openWriting(file: string): Connection {
  const connection = connect(file)
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864',
  )
  connection.exec('PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY')
  return connection
}

/** The same where checkpoints are made beside it. */
export function openWritingOnly(file: string): Connection {
  const connection = openWriting(file)
  connection.exec(`PRAGMA wal_autocheckpoint = ${longLog}`)
  return connection
}

/** The connection that mostly reads where a thread writes: with little memory, as the system keeps the file's pages too. */
export function mostlyRead(connection: Connection): void {
  connection.exec(`PRAGMA wal_autocheckpoint = ${longLog}; PRAGMA cache_size = -16384`)
}
