import type { Log } from '../api/services.js'
import type { AuditTrail } from '../domain/audit/index.js'
import { clearDomain, type Terms as DomainTerms } from '../domain/retention.js'
import type { Runtime } from '../runtime/index.js'
import { budgetOf, together, type Budget, type Cleared } from '../store/clear-away.js'
import type { Store } from '../store/port.js'

/** In days, as they are set. */
export interface Terms {
  /** Finished instances with their tasks and history. */
  cases: number
  notices: number
  drafts: number
  /** Answers to requests, for the same request sent again. */
  answers: number
}

export const defaultTerms: Terms = { cases: 1826, notices: 1826, drafts: 365, answers: 7 }

export const day = 86_400_000

/** Milliseconds of one run over what is the domain's. */
const oneRun = 2_000

interface World {
  store: Store
  runtime: Runtime
  audit: AuditTrail
  clock: { now(): number }
  log: Log
  counties(): Promise<string[]>
  meter(kind: string, removed: number): void
}

/**
 * One run of clearing away what has had its time, within a budget. What is left waits for the next run. That cases'
 * instances were removed is written into each county's audit trail.
 */
export async function retain(
  { store, runtime, audit, clock, log, counties, meter }: World,
  terms: Terms,
  budget: () => Budget = () => budgetOf(oneRun),
): Promise<Cleared> {
  const now = clock.now()
  const milliseconds: DomainTerms = { drafts: terms.drafts * day, notices: terms.notices * day }
  const runs: Cleared[] = []
  const shared = budget()
  for (const county of await counties())
    runs.push(await clearDomain(store, county, now, milliseconds, shared))
  const ended = await runtime.purge(budget())
  const all = together([...runs, ended])
  for (const [kind, n] of Object.entries(all.removed)) meter(kind, n)
  if (Object.keys(all.removed).length > 0) log.info({ ...all }, 'cleared away')
  for (const [county, instances] of Object.entries(ended.byCounty))
    await audit.append(county, {
      person: 'system',
      act: 'retention.cleared',
      subject: 'instances',
      details: { instances, termDays: terms.cases },
    })
  return all
}
