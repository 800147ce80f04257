import { built, silent } from './engines/built.mjs'

const [
  { createFeel },
  { defaultEdition },
  { guardExpressions },
  { createRuntime, runtimeCollections },
  { openStore },
  { auditTrail, auditTrailOf },
  { noteRows, recordNoted },
] = await Promise.all(
  [
    'engine/index.js',
    'calendar/index.js',
    'runtime/expression-guard.js',
    'runtime/index.js',
    'store/index.js',
    'domain/audit/index.js',
    'domain/calls/acts/note.js',
  ].map(built),
)

/**
 * A runtime as the server has it, on a store in a folder, for a county where everybody is someone. An act with a note
 * goes into the audit trail, as the server's do.
 */
export async function openRuntime(data, clock = { now: () => Date.now() }) {
  const edition = defaultEdition()
  const store = await openStore({ data, collections: [...runtimeCollections, auditTrail] })
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
  const audit = auditTrailOf(store, clock)
  runtime.onEvents(
    batch => recordNoted({ store, audit }, batch),
    (_process, _events, note) => note !== undefined,
    async batch => noteRows(batch),
  )
  return {
    runtime,
    store,
    async close() {
      await runtime.close()
      await store.close()
    },
  }
}
