// Years of instances at once: copies of two that the runtime really made, one at its second task and one completed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { built } from './engines/built.mjs'

const { history, instances, tasks } = await built('runtime/index.js')

export const county = 'bench'
const batch = 500

export async function deployTwoTasks(runtime) {
  const content = readFileSync(new URL('./two-tasks.bpmn', import.meta.url), 'utf8')
  await runtime.deploy(county, {
    files: [{ name: 'two.bpmn', content }],
    author: 'bench',
    publisher: 'bench',
  })
}

/** Takes an instance through its first tasks; @returns its id */
export async function playTwoTasks(runtime, answers) {
  const { instance } = await runtime.start(county, { process: 'two', variables: { n: 0 } })
  for (const variables of answers) {
    const [task] = (await runtime.instance(county, instance)).waits.tasks
    await runtime.complete(county, { instance, task: task.key, variables, by: 'someone' })
  }
  return instance
}

/** All rows of an instance, to be copied. */
export async function rowsOf(store, instance) {
  const of = async rows => (await store.find(rows, county, { where: { instance } })).items
  return {
    instance,
    rows: [
      [instances, [await store.get(instances, county, instance)]],
      [tasks, await of(tasks)],
      [history, await of(history)],
    ],
  }
}

/**
 * Stores `count` copies of an instance, begun one after the other from `from` on, `every` so many milliseconds.
 * `change` may change each copy's own document, `edit` the JSON text of each of its rows.
 */
export async function copies(
  store,
  { instance, rows },
  { count, from, every, change = () => undefined, edit = text => text },
) {
  const texts = rows.map(([c, documents]) => [c, JSON.stringify(documents)])
  for (let first = 0; first < count; first += batch) {
    const loads = texts.map(([c]) => [c, []])
    for (let i = first; i < Math.min(count, first + batch); i++) {
      const at = from + i * every
      const id = at.toString(36).padStart(9, '0') + Math.random().toString(36).slice(2, 12) + i.toString(36)
      texts.forEach(([c, text], which) => {
        for (const copy of JSON.parse(edit(text.replaceAll(instance, id), i, id))) {
          if (c === instances) {
            copy.startedAt = at
            if (copy.endedAt) copy.endedAt = at + 86_400_000
            change(copy, i)
          }
          loads[which][1].push(copy)
        }
      })
    }
    await Promise.all(loads.map(([c, documents]) => store.contents.load(c, documents)))
  }
}

/** Of the database, in bytes; the store must be closed. */
export const databaseOf = data => join(data, 'huying.db')
