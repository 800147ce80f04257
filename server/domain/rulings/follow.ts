import type { EventBatch } from '../../runtime/index.js'
import { involve } from '../calls/involve.js'
import type { Services } from '../county.js'
import { unitNamed } from '../directory/index.js'
import { applyToRuling } from './apply.js'
import { tellEnded } from './ended.js'

/** Takes a batch of a ruling; the units concerned and 编办 see the case that it is about. */
export async function followRuling(
  { store, directory }: Pick<Services, 'store' | 'directory'>,
  batch: EventBatch,
): Promise<void> {
  const row = await applyToRuling(store, batch)
  if (row) await tellEnded(store, row, batch)
  if (!row || row.case === null || !batch.events.some(isAsked)) return
  const people = await directory.current(batch.county)
  const office = unitNamed(people, '编办')?.code
  await involve(store, batch.county, row.case, [...row.parties, ...(office === undefined ? [] : [office])])
}

const isAsked = (event: EventBatch['events'][number]) =>
  event.type === 'milestone' && event.name === '裁定提请'
