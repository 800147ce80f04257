// A batch on its way to the thread that writes. What every act writes goes as one list of plain values, without the
// names of fields and without an object for each: copying it between threads takes half the time.
import type { CheckedPatch } from '../patching.js'
import type { Numbered, Scalar } from '../port.js'
import type { Operation } from './operations.js'
import type { Change, NewRow, Side } from './rows.js'

type Values = unknown[]

/** Operations as a list of values, each behind its kind. */
export function flattened(batch: readonly Operation[]): Values {
  const out: Values = []
  for (const each of batch) {
    put(out, each)
    const followers = each.followers ?? []
    out.push(followers.length)
    for (const follower of followers) put(out, follower)
  }
  return out
}

/** The operations that were made into this list. */
export function unflattened(values: Values): Operation[] {
  const from = { values, at: 0 }
  const batch: Operation[] = []
  while (from.at < values.length) {
    const operation = take(from)
    const followers = Array.from({ length: next<number>(from) }, () => take(from))
    batch.push(followers.length > 0 ? { ...operation, followers } : operation)
  }
  return batch
}

function put(out: Values, operation: Operation): void {
  switch (operation.do) {
    case 'insert':
      out.push('insert', operation.c, operation.sparing, operation.numbered)
      return putRow(out, operation.row)
    case 'putNewer':
      out.push('putNewer', operation.c, operation.field, operation.number)
      return putRow(out, operation.row)
    case 'change':
      out.push('change', operation.c)
      return putChange(out, operation.change)
    case 'patchNewer':
      out.push('patchNewer', operation.c, operation.county, operation.id, operation.field)
      return putPatch(out, operation.patch)
    default: {
      const { followers: _behind, ...rest } = operation
      out.push('other', rest)
    }
  }
}

interface Source {
  values: Values
  at: number
}

const next = <T>(from: Source): T => from.values[from.at++] as T

function take(from: Source): Operation {
  const kind = next<'insert' | 'putNewer' | 'change' | 'patchNewer' | 'other'>(from)
  if (kind === 'other') return next<Operation>(from)
  const c = next<string>(from)
  switch (kind) {
    case 'insert': {
      const [sparing, numbered] = [next<true | undefined>(from), next<Numbered | undefined>(from)]
      return {
        ...{ do: kind, c, row: takeRow(from) },
        ...(sparing ? { sparing } : {}),
        ...(numbered ? { numbered } : {}),
      }
    }
    case 'putNewer':
      return { do: kind, c, field: next(from), number: next(from), row: takeRow(from) }
    case 'change':
      return { do: kind, c, change: takeChange(from) }
    case 'patchNewer':
      return { do: kind, c, county: next(from), id: next(from), field: next(from), patch: takePatch(from) }
    default:
      throw new Error(`no operation is sent as ${String(kind)}`)
  }
}

function putRow(out: Values, { id, county, rev, body, opaque, text, fields, sides }: NewRow): void {
  out.push(id, county, rev, body, opaque, text, fields.length, ...fields, sides.length)
  for (const side of sides) putSide(out, side)
}

function takeRow(from: Source): NewRow {
  const [id, county, rev] = [next<string>(from), next<string>(from), next<number>(from)]
  const [body, opaque, text] = [next<string>(from), next<string | null>(from), next<string | undefined>(from)]
  const fields = takeAll<Scalar>(from)
  const sides = Array.from({ length: next<number>(from) }, () => takeSide(from))
  return { id, county, rev, body, opaque, fields, sides, ...(text === undefined ? {} : { text }) }
}

function putChange(out: Values, change: Change): void {
  const { id, county, rev, body, columns, fields, sides, text, opaque } = change
  out.push(id, county, rev, body, opaque !== undefined, opaque?.after, text?.before, text?.after)
  out.push(columns.length, ...columns, fields.length, ...fields, sides.length)
  for (const { table, gone, come } of sides) {
    out.push(table)
    putSide(out, gone)
    putSide(out, come)
  }
}

function takeChange(from: Source): Change {
  const [id, county, rev, body] = [
    next<string>(from),
    next<string>(from),
    next<number>(from),
    next<string>(from),
  ]
  const [moved, after] = [next<boolean>(from), next<string | null>(from)]
  const [textBefore, textAfter] = [next<string | undefined>(from), next<string | undefined>(from)]
  const columns = takeAll<number>(from)
  const fields = takeAll<Scalar>(from)
  const sides = Array.from({ length: next<number>(from) }, () => ({
    table: next<number>(from),
    gone: takeSide(from),
    come: takeSide(from),
  }))
  return {
    ...{ id, county, rev, body, columns, fields, sides },
    ...(textAfter === undefined ? {} : { text: { before: textBefore!, after: textAfter } }),
    ...(moved ? { opaque: { after } } : {}),
  }
}

function putSide(out: Values, { values, together }: Side): void {
  out.push(values.length, ...values, together.length, ...together)
}

const takeSide = (from: Source): Side => ({ values: takeAll(from), together: takeAll(from) })

function putPatch(out: Values, { set, unset }: CheckedPatch): void {
  const fields = Object.keys(set)
  out.push(fields.length)
  for (const field of fields) out.push(field, set[field])
  out.push(unset.length, ...unset)
}

function takePatch(from: Source): CheckedPatch {
  const set: CheckedPatch['set'] = {}
  for (let left = next<number>(from); left > 0; left--) set[next<string>(from)] = next(from)
  return { set, unset: takeAll(from) }
}

/** As many as the number says that stands before them. */
function takeAll<T>(from: Source): T[] {
  const length = next<number>(from)
  from.at += length
  return from.values.slice(from.at - length, from.at) as T[]
}
