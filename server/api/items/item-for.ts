import type { County } from '../../domain/county.js'
import { ListError, type ListItem } from '../../domain/lists/index.js'
import { ApiError } from '../errors.js'

/** The item at an address. @throws ApiError NOT_FOUND */
export async function itemFor({ lists, county, now }: County, code: string): Promise<ListItem> {
  try {
    return await lists.item(county, now, code)
  } catch (error) {
    if (error instanceof ListError) throw new ApiError('NOT_FOUND', { zh: error.text, en: error.textEn })
    throw error
  }
}
