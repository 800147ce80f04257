import type { Adapter } from './adapter.js'
import { blobs } from './blobs.js'
import { claims } from './claims.js'
import { conditions } from './conditions.js'
import { contents } from './contents.js'
import { documents } from './documents.js'
import { followers } from './followers.js'
import { groups } from './groups.js'
import { guardedRows } from './guarded-rows.js'
import { multiValueIndexes } from './multi-value-indexes.js'
import { openingAndClosing } from './opening-and-closing.js'
import { revisions } from './revisions.js'
import { sequences } from './sequences.js'
import { sortingAndPaging } from './sorting-and-paging.js'
import { textSearch } from './text-search.js'
import { told } from './told.js'
import { turns } from './turns.js'
import { uniqueIndexes } from './unique-indexes.js'

/** What concerns writing. */
const writing = [
  documents,
  revisions,
  guardedRows,
  followers,
  uniqueIndexes,
  multiValueIndexes,
  claims,
  sequences,
  blobs,
  contents,
  told,
  turns,
  openingAndClosing,
]

const reading = [conditions, textSearch, sortingAndPaging, groups]

/** Every promise of the port, or those of writing, held against one adapter. */
export function contract(adapter: Adapter, which: 'all' | 'writing' = 'all'): void {
  const promises = which === 'all' ? [...writing, ...reading] : writing
  describe(adapter.name, () => promises.forEach(promise => promise(adapter)))
}
