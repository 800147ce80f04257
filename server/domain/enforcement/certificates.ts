import type { Store } from '../../store/port.js'
import { certificateId, certificates, type Certificate } from './record.js'

/**
 * The certificates named in a text that are no longer valid on a day (`YYYY-MM-DD`), as the register has them. What the
 * register does not know is not judged.
 */
export async function expiredIn(
  store: Store,
  county: string,
  text: string,
  day: string,
): Promise<Certificate[]> {
  const named = [...new Set(text.match(/[A-Za-z0-9][A-Za-z0-9-]*/g))].slice(0, 50)
  const known = await Promise.all(
    named.map(number => store.get(certificates, county, certificateId(county, number))),
  )
  return known.filter(each => each !== undefined).filter(({ validUntil }) => validUntil < day)
}
