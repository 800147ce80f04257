import { collection, type Document } from '../../store/port.js'

/** What somebody has typed and not sent yet. `_id` is COUNTY/PERSON/KEY. */
export interface DraftDoc extends Document {
  person: string
  key: string
  title: string
  /** JSON of the form's values. */
  value: string
  savedAt: number
}

export const drafts = collection<DraftDoc>('drafts', {
  index: [
    ['county', 'person', 'savedAt'],
    ['county', 'savedAt'],
  ],
})

export const draftId = (county: string, person: string, key: string) => `${county}/${person}/${key}`
