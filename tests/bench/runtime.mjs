import { built, silent } from './engines/built.mjs'

const [
  { createFeel },
  { defaultEdition },
  { guardExpressions },
  { createRuntime, runtimeCollections },
  { openStore },
] = await Promise.all(
  [
    'engine/index.js',
    'calendar/index.js',
    'runtime/expression-guard.js',
    'runtime/index.js',
    'store/index.js',
  ].map(built),
)

/** A runtime as the server has it, on a store in a folder, for a county where everybody is someone. */
export async function openRuntime(data, clock = { now: () => Date.now() }) {
  const edition = defaultEdition()
  const store = await openStore({ data, collections: runtimeCollections })
  const runtime = createRuntime({
    store,
    clock,
    random: Math.random,
    expressions: guardExpressions(createFeel()),
    calendar: () => edition,
    directory: { resolve: async () => ({ people: ['someone'] }) },
    caseOf: () => null,
    log: silent,
  })
  return {
    runtime,
    store,
    async close() {
      await runtime.close()
      await store.close()
    },
  }
}
