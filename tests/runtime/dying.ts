import type { Store } from '../../server/store/index.js'

const writes: readonly (keyof Store)[] = ['insert', 'update', 'putNewer', 'claim', 'remove']

/** A node that dies: after so many more writes every call of the store fails, as if nobody were there to make it. */
export function dying(after: number) {
  let left = after
  const dead = () => new Error('the node is dead')
  return (store: Store): Store =>
    new Proxy(store, {
      get(target, name: keyof Store) {
        const call = target[name] as (...args: unknown[]) => unknown
        // To be told of writes asks nothing of the store.
        if (typeof call !== 'function' || name === 'told') return call
        if (name === 'stream')
          return async function* (...args: Parameters<Store['stream']>) {
            for await (const each of target.stream(...args)) {
              if (left <= 0) throw dead()
              yield each
            }
          }
        return (...args: unknown[]) => {
          if (left <= 0) return Promise.reject(dead())
          if (writes.includes(name)) left--
          return call.apply(target, args)
        }
      },
    })
}
