import type { Log, Readiness } from '../api/services.js'
import type { Store } from '../store/port.js'

/** Milliseconds after which a store that does not say how it is counts as away. */
const silence = 3_000

/** Milliseconds between two looks when nobody asks. */
const look = 5_000

export interface Watch {
  /** As it is now. */
  ask(): Promise<Readiness>
  /** As it was at the last look. */
  last(): Readiness | undefined
  /** Looks by itself from time to time, so that a change is logged when it comes and not when somebody asks. */
  begin(): void
  end(): void
}

/**
 * Whether work may be given to this node. Each look at a store that failed tries a write, so that readiness comes back
 * by itself; a change is logged with its reason.
 * @param preparing why the county is not ready yet; undefined once it is
 */
export function watchReadiness(
  store: Store,
  preparing: () => string | undefined,
  log: Log,
  patience = silence,
): Watch {
  let last: Readiness | undefined
  let looking: NodeJS.Timeout | undefined

  async function ask(): Promise<Readiness> {
    const { writable, why } = await healthOf(store, patience)
    const waits = preparing()
    const checks: Readiness['checks'] = {
      store: writable ? { ok: true } : { ok: false, why },
      county: waits === undefined ? { ok: true } : { ok: false, why: waits },
    }
    const state = { ready: writable && waits === undefined, checks }
    if (last && last.ready !== state.ready) {
      if (state.ready) log.info({ checks }, 'ready again')
      else log.error({ checks }, 'not ready')
    }
    last = state
    return state
  }

  return {
    ask,
    last: () => last,
    begin: () => void (looking ??= setInterval(() => void ask(), look).unref()),
    end: () => clearInterval(looking),
  }
}

async function healthOf(store: Store, patience: number): Promise<{ writable: boolean; why?: string }> {
  let late: NodeJS.Timeout | undefined
  const silence = new Promise<{ writable: boolean; why: string }>(resolve => {
    const why = `STORE_SILENT: no answer within ${patience / 1000} s`
    late = setTimeout(() => resolve({ writable: false, why }), patience)
  })
  try {
    return await Promise.race([store.health(), silence])
  } catch (error) {
    return { writable: false, why: String(error) }
  } finally {
    clearTimeout(late)
  }
}
