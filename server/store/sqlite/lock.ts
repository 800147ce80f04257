import { readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { StoreError } from '../errors.js'
import { connect } from './connection.js'
import { isBusy } from './failures.js'

/**
 * Takes a data folder for this process, until the returned function lets it go. The lock is one of the operating
 * system on an empty database, so it ends with its process, however that ends.
 * @throws DATA_LOCKED naming the holder
 */
export function lockFolder(folder: string): () => void {
  const holder = join(folder, 'lock-holder')
  const lock = connect(join(folder, 'lock'), { busyMs: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (!isBusy(cause)) throw cause
    throw new StoreError('DATA_LOCKED', `${folder} is in use by ${nameOf(holder)}`, { cause })
  }
  writeFileSync(holder, `process ${process.pid} on ${hostname()}`)
  return () => lock.close()
}

function nameOf(holder: string): string {
  try {
    return readFileSync(holder, 'utf8')
  } catch {
    return 'another process'
  }
}
