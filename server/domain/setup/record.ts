import { collection, type Document } from '../../store/port.js'
import type { PostFacts } from './tables/index.js'

/** A place of a kind of unit, or of one unit, where the county has it otherwise than the shipped establishment. */
export interface PostTemplate extends Document, PostFacts {
  order: number
}

export const postTemplates = collection<PostTemplate>('postTemplates', {
  unique: [['county', 'appliesTo', 'slot']],
})

export const setupCollections = [postTemplates] as const
