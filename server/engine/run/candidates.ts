import type { Value } from '../expression/port.js'
import type { Attribute, UserTask } from '../model/graph.js'
import type { Principal } from '../state/waits.js'
import { valueOf } from './evaluate.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/**
 * Who may do the task: its assignee, candidate users and groups. A text among groups is a role name of whatever unit.
 * @throws Trouble NO_CANDIDATE when the diagram names somebody and nobody comes out
 */
export function candidatesOf(run: Run, task: UserTask, scope: string): Principal[] {
  const { assignee, candidateUsers, candidateGroups } = task
  const found = [
    ...read(run, assignee, scope, asPerson),
    ...read(run, candidateUsers, scope, asPerson),
    ...read(run, candidateGroups, scope, asRole),
  ]
  if (found.length === 0 && (assignee || candidateUsers || candidateGroups))
    throw new Trouble('NO_CANDIDATE', `「${task.name || task.id}」没有可办理的人`, { element: task.id })
  const seen = new Set<string>()
  return found.filter(principal => {
    const text = JSON.stringify(principal)
    return !seen.has(text) && seen.add(text)
  })
}

function read(
  run: Run,
  attribute: Attribute | null,
  scope: string,
  plain: (text: string) => Principal,
): Principal[] {
  if (!attribute) return []
  const value = valueOf(run, attribute, scope)
  const values = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value.flat() : [value]
  return values.flatMap(one => principalOf(one as Value, plain) ?? [])
}

function principalOf(value: Value, plain: (text: string) => Principal): Principal | null {
  if (typeof value === 'string') return value.trim() ? plain(value.trim()) : null
  if (typeof value === 'number') return plain(String(value))
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null
  if (typeof value['person'] === 'string' && value['person']) return { person: value['person'] }
  const { role, unit } = value
  return typeof role === 'string' && typeof unit === 'string' && role && unit ? { role, unit } : null
}

function asPerson(text: string): Principal {
  return { person: text }
}

function asRole(text: string): Principal {
  return { role: text, unit: '' }
}
