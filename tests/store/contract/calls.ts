import { collection, type Document, type Unsaved } from '../../../server/store/index.js'

export interface Call extends Document {
  number?: string
  state?: string
  due?: number
  urgent?: boolean
  candidates?: string[]
  levels?: number[]
  title?: string
  words?: string[]
  seq?: number
  body?: unknown
  log?: string
}

export const calls = collection<Call>('calls', {
  unique: [['county', 'number']],
  index: [
    ['county', 'due'],
    ['county', 'state', 'due'],
  ],
  sparse: [['county', 'seq']],
  multi: { candidates: 'string', levels: 'number' },
  multiIndex: { candidates: ['state', 'due'] },
  text: ['title', 'words'],
  opaque: 'log',
  maxBytes: 100_000,
})

export const county = 'shifan'

/** A call of the county, before it is stored. */
export function call(id: string, fields: Partial<Unsaved<Call>> = {}): Unsaved<Call> {
  return { _id: id, county, ...fields }
}
