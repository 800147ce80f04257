import type { Store } from '../../store/port.js'
import { isUnitKind } from '../directory/index.js'
import { factsOf } from '../seed/csv.js'
import { postTemplates, type PostTemplate } from './record.js'
import { postTable, type PostFacts } from './tables/index.js'

/** The places that units have by their kind, as shipped; a county changes them and adds its own. */
const shipped = () => factsOf('posts.csv', postTable).filter(({ appliesTo }) => isUnitKind(appliesTo))

/** The county's own rows of the table of posts, by `placeKey`. */
export async function ownPosts(store: Store, county: string): Promise<Map<string, PostTemplate>> {
  const own: PostTemplate[] = []
  for await (const row of store.stream(postTemplates, county)) own.push(row)
  own.sort((a, b) => a.order - b.order)
  return new Map(own.map(row => [placeKey(row), row]))
}

/** Which places the units of the county have: the shipped ones, and in their place or behind them its own. */
export function establishment(own: ReadonlyMap<string, PostFacts>): Map<string, PostFacts> {
  return new Map([...shipped().map(facts => [placeKey(facts), facts] as const), ...own])
}

export function placeKey({ appliesTo, slot }: Pick<PostFacts, 'appliesTo' | 'slot'>): string {
  return `${appliesTo}/${slot}`
}
