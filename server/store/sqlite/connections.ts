// How a data folder's database is opened.
import { connect, type Connection } from './connection.js'

/** The connection that writes: what it has committed is on disk. */
export function openWriting(file: string): Connection {
  const connection = connect(file)
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864',
  )
  connection.exec('PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY')
  return connection
}
