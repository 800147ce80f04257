import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import { auditTrail, auditTrailOf } from '../../../server/domain/audit/index.js'
import { designCollections, type DesignContext } from '../../../server/domain/design/index.js'
import { createFeel } from '../../../server/engine/index.js'
import {
  createRuntime,
  runtimeCollections,
  tasks,
  type DeployedFile,
  type TaskRow,
} from '../../../server/runtime/index.js'
import { openMemoryStore } from '../../../server/store/index.js'

export const county = '379999'
export const xu = { county, person: 'xu' }
export const gong = { county, person: 'gong' }

export interface Desk extends DesignContext {
  /** The open tasks of an instance, by name. */
  tasksOf(instance: string): Promise<TaskRow[]>
  /** Completes the open task with this name. */
  complete(instance: string, name: string, variables?: Record<string, unknown>): Promise<void>
  close(): Promise<void>
}

/** The designers' desk on a store in memory, with these files in force as the product ships them. */
export async function desk(files: readonly DeployedFile[] = review()): Promise<Desk> {
  const store = await openMemoryStore([...runtimeCollections, ...designCollections, auditTrail])
  let now = instantOf('2026-10-12 09:40')
  const clock = { now: () => now++ }
  let drawn = 7919
  const runtime = createRuntime({
    store,
    clock,
    // Names acts: each must be another.
    random: () => (drawn = (drawn * 16807) % 2147483647) / 2147483647,
    expressions,
    calendar: () => defaultEdition(),
    directory: { resolve: () => Promise.resolve({ people: ['li'] }) },
    caseOf: () => null,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  })
  await runtime.deploy(county, { files })
  const tasksOf = async (instance: string) =>
    (await store.find(tasks, county, { where: { instance, state: 'open' }, sort: ['since', '_id'] })).items
  return {
    store,
    runtime,
    clock,
    audit: auditTrailOf(store, clock),
    tasksOf,
    async complete(instance, name, variables = {}) {
      const task = (await tasksOf(instance)).find(each => each.name === name)
      if (!task) throw new Error(`no open task ${name}`)
      await runtime.complete(county, { instance, task: task.task, by: 'li', variables: variables as never })
    },
    close: () => store.close(),
  }
}

const expressions = createFeel()

/** A small procedure with a form, a milestone and a state, as its files. */
export function review(change: (xml: string) => string = xml => xml): DeployedFile[] {
  return [
    { name: 'procedure.bpmn', content: change(fixture) },
    { name: 'forms/opinion.form', content: JSON.stringify({ id: 'review.opinion', components: [] }) },
  ]
}

export const fixture = readFileSync(new URL('./review.bpmn', import.meta.url), 'utf8')

/** The files of a shipped procedure. */
export function shipped(folder: string): DeployedFile[] {
  const root = join(process.cwd(), 'processes', folder)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(bpmn|dmn|form)$/.test(name))
    .map(name => ({ name, content: readFileSync(join(root, name), 'utf8') }))
}
