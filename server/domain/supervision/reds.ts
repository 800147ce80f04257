import type { Store } from '../../store/port.js'
import { supervisions, type SupervisionDoc } from './record.js'

/** Every supervision of a case, with its reds and documents, oldest first. */
export async function supervisionsOf(
  store: Store,
  county: string,
  number: string,
): Promise<SupervisionDoc[]> {
  const { items } = await store.find(supervisions, county, { where: { number }, sort: ['from'], limit: 200 })
  return items.sort((a, b) => a.from - b.from || (a.role === b.role ? 0 : a.role === '主办' ? -1 : 1))
}
