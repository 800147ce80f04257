// The program of the thread that carries what is committed from the log to the database file, beside the commits: no
// commit has to wait for it. It is asked now and then while there is writing.
import { parentPort, workerData } from 'node:worker_threads'
import { connect } from './connection.js'

const port = parentPort!
const connection = connect(workerData as string)

port.on('message', (asked: 'checkpoint' | 'end') => {
  // Passive: it takes what it can without anybody waiting.
  if (asked === 'checkpoint') connection.all('PRAGMA wal_checkpoint(PASSIVE)')
  else {
    connection.close()
    port.close()
  }
})
