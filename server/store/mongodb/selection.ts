// From a selection to MongoDB's filter.
import type { mongo } from 'mongoose'
import type { Collection } from '../collection.js'
import { EVERY_COUNTY, type Counties } from '../port.js'
import { cursorValues, type SortKey } from '../paging.js'
import { termsOf, wordsOf, type AnyFilter, type AnySelection, type Term } from '../terms.js'
import { bigrams } from '../text.js'
import { storable } from '../values.js'
import { moreField, pairsField, textField, type Row } from './rows.js'

export type RowFilter = mongo.Filter<Row>

const nothing: RowFilter = { _id: { $in: [] } }

/** @throws INVALID_QUERY, INVALID_VALUE */
export function selectionFilter(
  c: Collection<unknown>,
  county: Counties,
  selection: AnySelection,
): RowFilter {
  const parts: RowFilter[] = []
  if (county !== EVERY_COUNTY) parts.push({ county: storable(county, 'county') })
  if (selection.where) parts.push(filterOf(c, selection.where))
  if (selection.or) parts.push(either(selection.or.map(filter => filterOf(c, filter))))
  if (selection.text !== undefined) parts.push(...textFilters(c, selection.text))
  return all(parts)
}

export function all(parts: readonly RowFilter[]): RowFilter {
  const asking = parts.filter(part => Object.keys(part).length > 0)
  return asking.length > 1 ? { $and: asking } : (asking[0] ?? {})
}

function either(parts: readonly RowFilter[]): RowFilter {
  if (parts.length === 0) return nothing
  return parts.length === 1 ? parts[0]! : { $or: [...parts] }
}

function filterOf(c: Collection<unknown>, filter: AnyFilter): RowFilter {
  return all(termsOf(c, filter).map(termFilter))
}

function termFilter({ field, operator, operand }: Term): RowFilter {
  if (operator === 'any') return { [moreField(field)]: { $in: operand } }
  // The range keeps to text; a pattern alone is matched against numbers by some servers.
  if (operator === 'prefix')
    return { $and: [{ [field]: { $gte: operand } }, { [field]: { $regex: `^${escaped(operand)}` } }] }
  return { [field]: { [`$${operator}`]: operand } }
}

function textFilters(c: Collection<unknown>, text: string): RowFilter[] {
  const wanted = wordsOf(c, text)
  const pairs = [...new Set(wanted.flatMap(bigrams))]
  const holds = wanted.map(word => ({ [textField]: { $regex: escaped(word) } }))
  return pairs.length > 0 ? [{ [pairsField]: { $all: pairs } }, ...holds] : holds
}

/** A pattern that matches exactly this text. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

export function sortOf(keys: readonly SortKey[]): Record<string, 1 | -1> {
  return Object.fromEntries(keys.map(({ field, down }) => [field, down ? -1 : 1]))
}

/** The rows after the cursor; what is absent comes first. @throws INVALID_CURSOR */
export function afterFilter(keys: readonly SortKey[], cursor: string): RowFilter {
  const values = cursorValues(keys, cursor)
  return keys.reduceRight<RowFilter>((rest, { field, down }, i) => {
    const value = values[i]!
    const same = all([{ [field]: value }, ...(rest === nothing ? [] : [rest])])
    const ties = rest === nothing ? [] : [same]
    if (value === null) return either([...(down ? [] : [{ [field]: { $ne: null } }]), ...ties])
    const beyond = { [field]: { [down ? '$lt' : '$gt']: value } }
    return either([beyond, ...(down ? [{ [field]: null }] : []), ...ties])
  }, nothing)
}
