import type { EventBatch } from '../../../runtime/index.js'
import { involve } from '../../calls/involve.js'
import { contextIn, textIn, textsIn } from '../../calls/feel.js'
import type { Services } from '../../county.js'
import { unitNamed } from '../../directory/index.js'
import { applyToDocument } from './apply.js'

/** Units that have to do with joint supervision from its proposal on, and those that are heard once it is issued. */
const office = ['编办'] as const
const members = ['纪委监委', '政府办', '司法局'] as const

/** Takes a batch of a 督办文书; 编办 and the members of joint supervision see the cases that it is about. */
export async function followDocument(
  { store, directory }: Pick<Services, 'store' | 'directory'>,
  batch: EventBatch,
): Promise<void> {
  await applyToDocument(store, batch)
  const words = batch.events.flatMap(event => {
    if (event.type !== 'milestone') return []
    const data = contextIn(event.data)
    if (event.name === '提请' && data.意见 === '提请') return office
    return event.name === '文书签发' && textIn(data.文书种类) === '联合督办' ? members : []
  })
  if (!words.length) return
  const people = await directory.current(batch.county)
  const units = words.flatMap(word => unitNamed(people, word)?.code ?? [])
  for (const name of textsIn(batch.variables.依据)) await involve(store, batch.county, name, units)
}
