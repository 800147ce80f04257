// What a write brings with it comes after it here: no commit holds both. Each follower can be done again without harm.
import type { Collection } from '../collection.js'
import { FollowersError, isStoreError } from '../errors.js'
import type { Document, Follower, Patch } from '../port.js'
import type { NextNumber } from './sequences.js'
import type { Table } from './table.js'
import { inserting, patchingNewer, puttingNewer, readDocument, removing, updating } from './writing.js'

interface Step {
  table: Table
  /** Of one document: in their order. */
  key: string
  write: (table: Table) => Promise<unknown>
}

/**
 * A write and what goes with it.
 * @param tableOf throws for a collection that is not open
 * @throws FOLLOWERS_FAILED, naming the document when it is written and its followers are not
 */
export function leading<T extends object>(
  c: Collection<unknown>,
  id: string,
  write: (table: Table) => Promise<T>,
  tableOf: (c: Collection<unknown>) => Table,
  next: NextNumber,
  followers: readonly Follower[] = [],
): (table: Table) => Promise<T> {
  if (followers.length === 0) return write
  const failed = (cause: unknown, document?: T) => new FollowersError(c.name, id, document, { cause })
  const steps = (() => {
    try {
      return followers.map(each => stepOf(each, tableOf, next))
    } catch (error) {
      throw failed(error)
    }
  })()
  return async table => {
    const document = await write(table)
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
  for (const { table, write } of steps) await write(table)
}

function stepOf(follower: Follower, tableOf: (c: Collection<unknown>) => Table, next: NextNumber): Step {
  const { c } = follower
  const id = 'document' in follower ? follower.document._id : follower.id
  return { table: tableOf(c), key: `${c.name}/${id}`, write: writeOf(follower, next) }
}

function writeOf(follower: Follower, next: NextNumber): (table: Table) => Promise<unknown> {
  const c = follower.c as Collection<Document>
  switch (follower.kind) {
    case 'insert': {
      const { document, numbered } = follower
      const insert = inserting(c, document, numbered && { ...numbered, next })
      return async table => {
        // One that is there needs no number.
        if (numbered && (await readDocument(table, document.county, document._id))) return
        await insert(table).catch(unlessTaken)
      }
    }
    case 'update':
      return updating(c, follower.county, follower.id, follower.rev, follower.patch as Patch<Document>)
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
