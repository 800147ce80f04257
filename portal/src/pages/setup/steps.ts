import type { SetupOverview, SetupTable } from '../../api/types.js'

/** The steps of setting up a county, in the order in which they build on each other. */
export const steps = [
  { name: 'county', tables: [] },
  { name: 'units', tables: ['units'] },
  { name: 'people', tables: ['people', 'posts'] },
  { name: 'roster', tables: ['roster'] },
  { name: 'items', tables: ['items', 'sources'] },
  { name: 'procedures', tables: [] },
] as const satisfies readonly { name: string; tables: readonly SetupTable[] }[]

export type Step = (typeof steps)[number]
export type StepName = Step['name']

export function gapsOf(overview: SetupOverview, step: Step): SetupOverview['gaps'] {
  return overview.gaps.filter(({ table }) => (step.tables as readonly SetupTable[]).includes(table))
}

/** Whether nothing of the step is missing that a call needs. */
export function isDone(overview: SetupOverview, step: Step): boolean {
  // The letters that a county is made with say nothing: cases would be numbered XX-….
  if (step.name === 'county') return overview.county.shortCode !== 'XX'
  if (step.name === 'procedures') return overview.procedures.length > 0
  // The administrator alone is nobody's clerk.
  if (step.name === 'people' && overview.counts.units === 0) return false
  return overview.counts[step.tables[0]] > 0 && !gapsOf(overview, step).some(({ needed }) => needed)
}

/** The first step with something to do. */
export function nextStep(overview: SetupOverview): StepName | undefined {
  return steps.find(step => !isDone(overview, step))?.name
}
