import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const former = join(process.cwd(), 'tests/moving/former')

/** Lays the data folder of the first layout down. @returns where */
export function layFormer(data: string): string {
  mkdirSync(data)
  cpSync(join(former, 'blobs'), join(data, 'blobs'), { recursive: true })
  writeFileSync(join(data, 'huying.db'), gunzipSync(readFileSync(join(former, 'huying.db.gz'))))
  return data
}
