import { ofEachDocument, type Migration, type MigrationContext, type StoredDocument } from '../migration.js'

/** What the first layout holds of a signal that is being delivered. */
interface Signal {
  name: string
  at: number
  /** Ids of instances; later INSTANCE/SUBSCRIPTION. */
  targets: string[]
  served: number
  done: boolean
}

/** A signal whose delivery was broken off names the subscriptions that it still has to reach, not their instances. */
export const signalsBySubscription: Migration = {
  version: 2,
  name: '未送完的信号改按订阅记录',
  batch: ofEachDocument('signals', async (document, context) => {
    const signal = document as StoredDocument & Signal
    const left = signal.targets.slice(signal.served)
    if (signal.done || left.every(each => each.includes('/'))) return undefined
    const targets = await Promise.all(left.map(each => subscriptions(each, signal, context)))
    return { set: { targets: targets.flat(), served: 0 } }
  }),
}

async function subscriptions(
  target: string,
  { county, name, at }: StoredDocument & Signal,
  { store, collection }: MigrationContext,
): Promise<string[]> {
  if (target.includes('/')) return [target]
  const instance = (await store.get(collection('instances'), county, target)) as
    { state?: string } | undefined
  const { signals = {} } = JSON.parse(instance?.state ?? '{}') as {
    signals?: Record<string, { key: string; name: string; since: number }>
  }
  return Object.values(signals)
    .filter(each => each.name === name && each.since <= at)
    .map(each => `${target}/${each.key}`)
}
