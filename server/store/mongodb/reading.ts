import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { StoreError } from '../errors.js'
import { cursorOf, pageLimit, sortKeys } from '../paging.js'
import type { Counties, Group, Grouping, Page, Query, Scalar, Selection } from '../port.js'
import type { AnySelection } from '../terms.js'
import { documentOf, pairsField, textField, uniqueField, type Row } from './rows.js'
import { afterFilter, all, selectionFilter, sortOf } from './selection.js'
import { insist } from './settling.js'

type Rows = mongo.Collection<Row>
type AnyMeasure = 'count' | Record<string, string>

// Each of these checks and translates at once, and returns the reading that is left to do.

export function finding<T>(
  c: Collection<T>,
  county: Counties,
  query: Query<T>,
): (rows: Rows) => Promise<Page<T>> {
  const limit = pageLimit(query.limit)
  const keys = sortKeys(query.sort ?? [])
  const selected = selectionFilter(c, county, query as AnySelection)
  const filter = query.after === undefined ? selected : all([selected, afterFilter(keys, query.after)])
  return async rows => {
    // One batch holds the whole page: no cursor stays open.
    const found = await insist(() =>
      rows
        .find(filter, { sort: sortOf(keys), limit: limit + 1, batchSize: limit + 1, projection: hidden(c) })
        .toArray(),
    )
    const items = found.slice(0, limit).map(documentOf)
    return {
      items: items as T[],
      ...(found.length > limit ? { next: cursorOf(keys, items.at(-1)!) } : {}),
    }
  }
}

export function counting<T>(
  c: Collection<T>,
  county: Counties,
  selection: Selection<T>,
): (rows: Rows) => Promise<number> {
  const filter = selectionFilter(c, county, selection as AnySelection)
  return rows => insist(() => rows.countDocuments(filter))
}

export function grouping<T, M extends string>(
  c: Collection<T>,
  county: Counties,
  wanted: Grouping<T, M>,
): (rows: Rows) => Promise<Group<M>[]> {
  const filter = selectionFilter(c, county, wanted as AnySelection)
  const by = wanted.by.map(place)
  const measures = Object.entries<AnyMeasure>(wanted.measures)
  const pipeline = [
    { $match: filter },
    {
      $group: {
        _id: Object.fromEntries(by.map((field, i) => [`k${i}`, { $ifNull: [`$${field}`, null] }])),
        ...Object.fromEntries(measures.map(([, measure], i) => [`m${i}`, accumulator(measure)])),
      },
    },
    ...(by.length > 0 ? [{ $sort: Object.fromEntries(by.map((_, i) => [`_id.k${i}`, 1])) }] : []),
  ]
  const group = (row: mongo.Document): Group<M> => ({
    key: Object.fromEntries(by.map((field, i) => [field, row._id[`k${i}`] as Scalar])),
    values: Object.fromEntries(
      measures.map(([name, measure], i) => [
        name,
        (row[`m${i}`] as Scalar | undefined) ?? ofNothing(measure),
      ]),
    ) as Group<M>['values'],
  })
  return async rows => {
    const found = await insist(() => rows.aggregate(pipeline).toArray())
    return (by.length === 0 && found.length === 0 ? [{ _id: {} }] : found).map(group)
  }
}

function hidden(c: Collection<unknown>): Record<string, 0> {
  const names = [pairsField, textField, ...c.unique.map(uniqueField)]
  return Object.fromEntries(names.map(name => [name, 0]))
}

function place(field: string): string {
  return sortKeys([field])[0]!.field
}

function accumulator(measure: AnyMeasure): object {
  if (measure === 'count') return { $sum: 1 }
  const [kind, field] = Object.entries(measure)[0]!
  if (['sum', 'avg', 'min', 'max'].includes(kind)) return { [`$${kind}`]: `$${place(field)}` }
  throw new StoreError('INVALID_QUERY', `${kind} is no measure`)
}

function ofNothing(measure: AnyMeasure): Scalar {
  return measure === 'count' || 'sum' in measure ? 0 : null
}
