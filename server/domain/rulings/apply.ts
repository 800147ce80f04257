import type { EventBatch } from '../../runtime/index.js'
import { isStoreError, type Store } from '../../store/port.js'
import { contextIn, instantIn, textIn, textsIn } from '../calls/feel.js'
import { projectRuling } from './project.js'
import { rulingId, rulings, type Ruling } from './record.js'

/** Takes a batch of a ruling into its row; the first one makes the row. */
export async function applyToRuling(store: Store, batch: EventBatch): Promise<Ruling | undefined> {
  const { county } = batch
  for (;;) {
    const there = await store.get(rulings, county, rulingId(county, batch.instance))
    const row = there ?? blankRuling(batch)
    const next = projectRuling(row, batch.events)
    if (next === there) return there
    try {
      const { rev: _rev, ...unsaved } = next
      if (!there) return await store.insert(rulings, unsaved)
      const { _id, county: _county, ...set } = unsaved
      return await store.update(rulings, county, _id, there.rev, { set })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV') && !isStoreError(error, 'DUPLICATE')) throw error
    }
  }
}

function blankRuling({ county, instance, case: name, variables, events }: EventBatch): Ruling {
  const asked = events.find(event => event.type === 'milestone' && event.name === '裁定提请')
  const data = asked?.type === 'milestone' ? contextIn(asked.data) : {}
  const askedAt = asked?.at ?? events[0]?.at ?? 0
  const parties = textsIn(data.争议单位)
  const text = (key: string) => textIn(data[key])
  const [item, grounds, firstUnit, proposed, askedBy] = (
    ['清单项', '争议事由', '首接单位', '建议主办', '提出单位'] as const
  ).map(text)
  return {
    _id: rulingId(county, instance),
    county,
    rev: 0,
    instance,
    case: name,
    title: text('标题') ?? textIn(variables.标题) ?? '',
    why: text('缘由') ?? '',
    parties,
    askedAt,
    due: instantIn(data.裁定期限) ?? askedAt,
    positions: [],
    contests: [],
    state: '陈述中',
    cooperating: [],
    wrong: false,
    revises: false,
    applied: 0,
    units: [...new Set([...parties, firstUnit ?? [], proposed ?? [], askedBy ?? []].flat())],
    ...(item === undefined ? {} : { item }),
    ...(grounds === undefined ? {} : { grounds }),
    ...(firstUnit === undefined ? {} : { firstUnit }),
    ...(proposed === undefined ? {} : { proposed }),
    ...(askedBy === undefined ? {} : { askedBy }),
  }
}
