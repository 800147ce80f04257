import type { Held } from '../holdings.js'
import type { Ran } from '../play.js'

/** Every instance has a way on, what it called is there and knows it, and nobody had to set one aside. */
export function everybodyGoesOn({ holdings }: Ran): string[] {
  const byId = new Map(holdings.instances.map(each => [each.doc._id, each]))
  return [
    ...holdings.instances.flatMap(held => [...wayOf(held), ...familyOf(held, byId)]),
    ...holdings.incidents
      .filter(each => each.state === 'open')
      .map(each => `incident ${each.code} of ${each.instance}: ${each.message}`),
  ]
}

function wayOf({ doc, state }: Held): string[] {
  if (doc.quarantined) return [`${doc._id} is in quarantine`]
  if (doc.status !== 'running') return []
  const waiting = [state.tasks, state.jobs, state.timers, state.children, state.incidents].some(
    each => Object.keys(each).length > 0,
  )
  // A handler that stays open is no way on: it waits for what nobody owes.
  const messages = Object.values(state.messages).some(each => each.element === 'wait')
  const stands = `${doc.process} ${doc._id} runs still`
  if (waiting || messages) return [`${stands}, though all that could be done was done: ${waitsOf(state)}`]
  return [`${stands} and waits for nothing`]
}

const waitsOf = (state: Held['state']) =>
  (['tasks', 'jobs', 'timers', 'children', 'messages', 'incidents'] as const)
    .flatMap(kind => Object.values(state[kind]).map(each => `${kind} ${each.element}`))
    .join(', ')

function familyOf({ doc, state }: Held, byId: ReadonlyMap<string, Held>): string[] {
  const faults: string[] = []
  for (const each of Object.values(state.children)) {
    const child = byId.get(each.instance)
    if (!child) faults.push(`${doc._id} waits for ${each.instance}, which is not there`)
    else if (child.doc.status !== 'running')
      faults.push(`${doc._id} was not told that ${each.instance} has ended`)
  }
  if (doc.parent && !byId.has(doc.parent.instance)) faults.push(`${doc._id} was called by nobody`)
  return faults
}
