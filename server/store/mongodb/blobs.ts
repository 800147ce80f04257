// A blob is a file in GridFS and a row that names it. The file is whole before its row is written. An upload that was
// begun stands in `_uploads` until its row is there: what a crash leaves behind is found by it.
import { createHash } from 'node:crypto'
import { mongo } from 'mongoose'
import { DuplicateError, StoreError } from '../errors.js'
import type { BlobAbout, BlobContent, BlobInfo, Blobs } from '../port.js'
import { storable } from '../values.js'
import { isDuplicate, storeFailure } from './failures.js'
import { insist } from './settling.js'

type FileId = mongo.ObjectId

export interface BlobRow extends Omit<BlobInfo, 'id'> {
  _id: string
  id: string
  file: FileId
}

interface Upload {
  _id: FileId
  at: Date
}

/** An upload that has taken longer than this is no longer going on. */
const abandonedMs = 24 * 3600_000

export interface GridBlobs extends Blobs {
  /** Removes what uploads left behind that were broken off long ago. */
  sweep(): Promise<void>
}

export function gridBlobs(db: mongo.Db): GridBlobs {
  const bucket = new mongo.GridFSBucket(db, { bucketName: 'files' })
  const rows = db.collection<BlobRow>('_blobs')
  const uploads = db.collection<Upload>('_uploads')
  const key = (county: string, id: string) => JSON.stringify([county, id])
  const find = (county: string, id: string) => insist(() => rows.findOne({ _id: key(county, id), county }))

  async function discard(file: FileId): Promise<void> {
    await insist(async () => {
      await db.collection('files.chunks').deleteMany({ files_id: file })
      await db.collection<{ _id: FileId }>('files.files').deleteOne({ _id: file })
      await uploads.deleteOne({ _id: file })
    })
  }

  async function keep(row: BlobRow): Promise<BlobInfo> {
    await insist(() => rows.insertOne(row)).catch((error: unknown) => {
      if (!isDuplicate((error as Error).cause)) throw error
    })
    const stored = await find(row.county, row.id)
    if (!stored || stored.sha256 !== row.sha256) {
      await discard(row.file)
      throw new DuplicateError('blobs', ['id'])
    }
    if (stored.file.equals(row.file)) await insist(() => uploads.deleteOne({ _id: row.file }))
    else await discard(row.file)
    return blobInfoOf(stored)
  }

  async function put(county: string, id: string, content: BlobContent, about: BlobAbout): Promise<BlobInfo> {
    const { name, type } = storable({ county, id, name: about.name, type: about.type }, 'blob')
    const file = new mongo.ObjectId()
    await insist(() => uploads.updateOne({ _id: file }, { $set: { at: new Date() } }, { upsert: true }))
    try {
      const written = await upload(bucket, file, content, about.maxBytes ?? Infinity)
      return await keep({ _id: key(county, id), county, id, file, name, type, ...written })
    } catch (error) {
      await discard(file).catch(() => undefined)
      throw storeFailure(error)
    }
  }

  return {
    put,
    async head(county, id) {
      const row = await find(county, id)
      return row ? blobInfoOf(row) : undefined
    },
    async get(county, id) {
      const row = await find(county, id)
      if (!row) return undefined
      return {
        info: blobInfoOf(row),
        content: bucket.openDownloadStream(row.file) as AsyncIterable<Uint8Array>,
      }
    },
    async remove(county, id) {
      const row = await find(county, id)
      if (!row) return false
      await insist(() => rows.deleteOne({ _id: row._id, county, file: row.file }))
      await discard(row.file)
      return true
    },
    async sweep() {
      const old = await uploads
        .find({ at: { $lt: new Date(Date.now() - abandonedMs) } }, { limit: 1000 })
        .toArray()
      for (const { _id: file } of old) {
        if (await rows.findOne({ file })) await uploads.deleteOne({ _id: file })
        else await discard(file)
      }
    },
  }
}

async function upload(bucket: mongo.GridFSBucket, file: FileId, content: BlobContent, maxBytes: number) {
  const stream = bucket.openUploadStreamWithId(file, file.toHexString())
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const chunk of ArrayBuffer.isView(content) ? [content] : content) {
      if (!ArrayBuffer.isView(chunk)) throw new StoreError('INVALID_VALUE', 'the content is not bytes')
      size += chunk.byteLength
      if (size > maxBytes) throw new StoreError('TOO_LARGE', `the content has more than ${maxBytes} bytes`)
      hash.update(chunk)
      await handOver(stream, chunk)
    }
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject).end(() => resolve())
    })
  } catch (error) {
    stream.destroy()
    throw error
  }
  return { size, sha256: hash.digest('hex') }
}

function handOver(stream: mongo.GridFSBucketWriteStream, chunk: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject)
    stream.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), error => {
      stream.off('error', reject)
      if (error) reject(error)
      else resolve()
    })
  })
}

export function blobInfoOf({ county, id, name, type, size, sha256 }: BlobRow): BlobInfo {
  return { county, id, name, type, size, sha256 }
}
