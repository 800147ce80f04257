import type { Actor, County } from '../../domain/county.js'
import { matterOf, type Matter } from '../../domain/matters/matter.js'
import { maySeeMatter } from '../../domain/matters/visibility.js'
import { matterWords } from '../../domain/matters/words.js'
import { ApiError } from '../errors.js'

/**
 * The ruling, paper or assigned act of an instance; one that the reader may not see does not exist for them.
 * @throws ApiError NOT_FOUND
 */
export async function matterFor(county: County, reader: Actor, instance: string): Promise<Matter> {
  const matter = await matterOf(county, instance)
  if (!matter || !(await maySeeMatter(county, reader, matter)))
    throw new ApiError('NOT_FOUND', matterWords.unknown)
  return matter
}
