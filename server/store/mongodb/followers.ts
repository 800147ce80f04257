// What a write brings with it comes after it here: no commit holds both. Each follower can be done again without harm.
import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { FollowersError, isStoreError } from '../errors.js'
import type { Document, Follower, Patch } from '../port.js'
import type { Row } from './rows.js'
import { inserting, patchingNewer, puttingNewer, removing } from './writing.js'

type Rows = mongo.Collection<Row>

interface Step {
  rows: Rows
  /** Of one document: in their order. */
  key: string
  write: (rows: Rows) => Promise<unknown>
}

/**
 * A write and what goes with it.
 * @param rowsOf throws for a collection that is not open
 * @throws FOLLOWERS_FAILED, naming the document when it is written and its followers are not
 */
export function leading<T extends object>(
  c: Collection<unknown>,
  id: string,
  write: (rows: Rows) => Promise<T>,
  rowsOf: (c: Collection<unknown>) => Rows,
  followers: readonly Follower[] = [],
): (rows: Rows) => Promise<T> {
  if (followers.length === 0) return write
  const failed = (cause: unknown, document?: T) => new FollowersError(c.name, id, document, { cause })
  const steps = (() => {
    try {
      return followers.map(each => stepOf(each, rowsOf))
    } catch (error) {
      throw failed(error)
    }
  })()
  return async rows => {
    const document = await write(rows)
    const done = await Promise.allSettled(chainsOf(steps).map(inOrder))
    const lost = done.find(each => each.status === 'rejected')
    if (lost) throw failed(lost.reason, document)
    return document
  }
}

/** Those of one document together; the chains can go side by side. */
function chainsOf(steps: readonly Step[]): Step[][] {
  const chains = new Map<string, Step[]>()
  for (const step of steps) chains.set(step.key, [...(chains.get(step.key) ?? []), step])
  return [...chains.values()]
}

async function inOrder(steps: readonly Step[]): Promise<void> {
  for (const { rows, write } of steps) await write(rows)
}

function stepOf(follower: Follower, rowsOf: (c: Collection<unknown>) => Rows): Step {
  const { c } = follower
  const id = 'document' in follower ? follower.document._id : follower.id
  return { rows: rowsOf(c), key: `${c.name}/${id}`, write: writeOf(follower) }
}

function writeOf(follower: Follower): (rows: Rows) => Promise<unknown> {
  const c = follower.c as Collection<Document>
  switch (follower.kind) {
    case 'insert': {
      const insert = inserting(c, follower.document)
      return rows => insert(rows).catch(unlessTaken)
    }
    case 'putNewer':
      return puttingNewer(c, follower.document, follower.field as keyof Document)
    case 'patchNewer':
      return patchingNewer(c, follower.county, follower.id, follower.field, follower.patch as Patch<Document>)
    case 'remove':
      return removing(c, follower.county, follower.id)
  }
}

function unlessTaken(error: unknown): void {
  const taken = isStoreError(error, 'DUPLICATE') && 'fields' in error && String(error.fields) === '_id'
  if (!taken) throw error
}
