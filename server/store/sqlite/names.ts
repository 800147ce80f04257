import type { Collection } from '../collection.js'

/** Names in SQL. They come from declarations, which hold nothing but letters and digits. */
export const table = (c: Collection<unknown>): string => `"${c.name}"`

/** The side table of an array field: a row for each value of each document. */
export const valuesTable = (c: Collection<unknown>, field: string): string => `"${c.name}.${field}"`

/** The side table of the text search: a row for each pair of characters of each document. */
export const bigramsTable = (c: Collection<unknown>): string => `"${c.name} bigrams"`

/** What a document is read from. */
export const documentColumns = '_id, county, rev, body, _opaque'

export const column = (field: string): string => `"${field}"`

const ownColumns = ['_id', 'county', 'rev']

/** The fields that have a column of their own beside the body, because an index needs them. */
export function indexedFields(c: Collection<unknown>): string[] {
  const named = new Set([...c.unique.flat(), ...c.index.flat()])
  return [...named].filter(field => !ownColumns.includes(field)).sort()
}

/** The expression for a field's value in a query over the collection's table. */
export function fieldExpression(c: Collection<unknown>, field: string): string {
  if (ownColumns.includes(field) || indexedFields(c).includes(field)) return column(field)
  const at = `body, '$."${field}"'`
  const inBody = `(CASE json_type(${at}) WHEN 'true' THEN x'01' WHEN 'false' THEN x'00' WHEN 'object' THEN NULL
    WHEN 'array' THEN NULL ELSE json_extract(${at}) END)`
  // The text comes after the name of the field.
  return field === c.opaque ? `coalesce(substr(_opaque, ${field.length + 2}), ${inBody})` : inBody
}
