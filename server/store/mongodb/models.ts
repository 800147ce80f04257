// A mongoose schema for each collection, from its declaration: the indexes, and the fields that they need. The
// documents themselves go through the driver: the port has checked them, and casting them again costs more than the
// write.
import { type Connection, type Model, Schema } from 'mongoose'
import type { Collection } from '../collection.js'
import { moreField, pairsField, uniqueField } from './rows.js'

const plain = {
  strict: false,
  versionKey: false,
  id: false,
  minimize: false,
  autoIndex: false,
  autoCreate: false,
} as const

export function modelOf(connection: Connection, c: Collection<unknown>): Model<unknown> {
  const schema = new Schema({ _id: String, ...fieldTypes(c) }, plain)
  for (const fields of indexesOf(c)) schema.index(ascending(fields))
  for (const fields of c.unique) schema.index(ascending(['county', uniqueField(fields)]), { unique: true })
  return connection.model<unknown>(c.name, schema, c.name)
}

function fieldTypes(c: Collection<unknown>): Record<string, unknown> {
  const named = [...c.index.flat(), ...c.unique.flat(), ...Object.values(c.multiIndex).flat()].filter(
    field => field !== '_id',
  )
  const arrays = Object.entries(c.multi).map(([field, type]) => [
    field,
    [type === 'string' ? String : Number],
  ])
  return {
    ...Object.fromEntries(named.map(field => [field, Schema.Types.Mixed])),
    county: String,
    rev: Number,
    __writes: Schema.Types.Buffer,
    ...(arrays.length > 0 ? { __more: Object.fromEntries(arrays) as Record<string, unknown> } : {}),
  }
}

function indexesOf(c: Collection<unknown>): string[][] {
  return [
    ['county', '_id'],
    ...c.index.map(fields => (fields.includes('_id') ? [...fields] : [...fields, '_id'])),
    ...c.unique.filter(fields => fields.length > 1).map(fields => [...fields]),
    ...Object.keys(c.multi).map(field => ['county', moreField(field), ...(c.multiIndex[field] ?? []), '_id']),
    ...(c.text.length > 0 ? [['county', pairsField]] : []),
  ]
}

function ascending(fields: readonly string[]): Record<string, 1> {
  return Object.fromEntries(fields.map(field => [field, 1]))
}
