import { course, offeredSoon } from './course.mjs'
import { openData } from './server.mjs'

const county = '379999'

/** What the service itself says about cases: each exists once, and stands exactly at its next step. */
export async function askedAbout(ask, cases) {
  const faults = []
  const rest = [...cases]
  async function look() {
    for (let one = rest.pop(); one; one = rest.pop()) {
      const { cases: found } = (await ask('zhoulan', 'GET', `/api/calls?scope=all&q=${one.number}`)).body
      if (found.length !== 1 || found[0].title !== one.title)
        faults.push(`${one.number} is found ${found.length} times, as ${found[0]?.title}`)
      const next = course[one.stage]
      if (!next) continue
      if (!(await offeredSoon(ask, one.number, next)))
        faults.push(`${one.number} lost or doubled what led to ${next.form}`)
    }
  }
  await Promise.all([look(), look(), look(), look()])
  return faults
}

async function all(store, name, where = {}) {
  const rows = []
  for await (const row of store.stream({ ...name }, county, { where })) rows.push(row)
  return rows
}

/** What the store holds after the last stop. `now`: what the clock of the service had reached, ms. */
export async function readStore(place, { acked, cases }, now) {
  const store = await openData(place)
  const [{ collections }, { eventsIn, stateOf }] = await Promise.all(
    ['service/compose.js', 'runtime/index.js'].map(
      path => import(new URL(`../../dist/server/${path}`, import.meta.url).href),
    ),
  )
  const rowsOf = (name, where) =>
    all(
      store,
      collections.find(one => one.name === name),
      where,
    )
  try {
    const [calls, comments, tasks, instances, history, incidents, trail] = await Promise.all(
      ['calls', 'comments', 'tasks', 'instances', 'history', 'incidents', 'auditTrail'].map(name =>
        rowsOf(name),
      ),
    )
    const events = new Map()
    for (const row of history)
      events.set(row.instance, [...(events.get(row.instance) ?? []), ...eventsIn(row)])
    for (const list of events.values()) list.sort((a, b) => a.seq - b.seq)
    const faults = [
      ...acked.filed.flatMap(({ number, title }) =>
        once(
          `call ${number}`,
          calls.filter(row => row.number === number && row.filed.title === title),
        ),
      ),
      ...acked.said.flatMap(({ number, text }) =>
        once(
          `comment ${text}`,
          comments.filter(row => row.case === number && row.text === text),
        ),
      ),
      ...acked.done.flatMap(act => taskDone(act, tasks, events)),
      ...trailOf(acked, trail),
      ...unique(
        'number',
        calls.map(row => row.number),
      ),
      ...unique(
        '文号',
        calls.map(row => row.documentNumber),
      ),
      ...instances.flatMap(doc => wayOn(doc, stateOf(doc))),
      ...calls.filter(row => row.status === 'filing').map(row => `${row.number} was never started`),
      ...(calls.length === cases.length ? [] : [`${calls.length} calls for ${cases.length} filings`]),
      ...incidents.filter(row => row.state === 'open').map(row => `incident ${row.code} ${row.message}`),
      ...instances.flatMap(doc => timersOf(doc, stateOf(doc), events.get(doc._id) ?? [], now)),
    ]
    return {
      faults,
      counts: {
        calls: calls.length,
        open: calls.filter(row => row.open).length,
        instances: instances.length,
        events: [...events.values()].reduce((sum, list) => sum + list.length, 0),
        fired: count(events, 'timer-fired'),
        armed: instances.filter(doc => doc.nextDue !== undefined).length,
      },
    }
  } finally {
    await store.close()
  }
}

const count = (events, type) =>
  [...events.values()].reduce((sum, list) => sum + list.filter(event => event.type === type).length, 0)

const once = (what, rows) => (rows.length === 1 ? [] : [`${what} is there ${rows.length} times`])

export function unique(what, values) {
  const seen = new Set()
  return values.flatMap(value =>
    seen.size === seen.add(value).size ? [`${what} ${value} was given twice`] : [],
  )
}

/** The trail has every acknowledged act once: filings, comments, tasks; and no place in it is taken twice. */
export function trailOf({ filed, done, said }, trail) {
  const counted = new Map()
  for (const { act, subject } of trail) {
    const key = `${act} ${subject}`
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  const owed = new Map()
  const owe = (act, { number }) => owed.set(`${act} ${number}`, (owed.get(`${act} ${number}`) ?? 0) + 1)
  for (const one of filed) owe('call.filed', one)
  for (const one of said) owe('comment.added', one)
  for (const one of done) owe('task.completed', one)
  return [
    ...[...owed].flatMap(([key, n]) =>
      counted.get(key) === n ? [] : [`the trail has ${key} ${counted.get(key) ?? 0} times instead of ${n}`],
    ),
    ...unique(
      'place in the trail',
      trail.map(row => row.seq),
    ),
  ]
}

/** A running instance waits for something, or somebody has to look at it. */
export function wayOn(doc, state) {
  if (doc.quarantined) return [`${doc._id} is in quarantine`]
  const waits = ['tasks', 'jobs', 'timers', 'messages', 'signals', 'conditions', 'children', 'incidents']
  const waiting = waits.some(kind => Object.keys(state[kind] ?? {}).length > 0)
  return doc.status !== 'running' || waiting ? [] : [`${doc.process} ${doc._id} waits for nothing`]
}

/** The task of an acknowledged act is done by who did it, and its completion stands in the history once. */
export function taskDone({ number, form, who, task }, tasks, events) {
  if (task === undefined) return []
  const row = tasks.find(one => one._id === task)
  if (row?.state !== 'done' || row.doneBy !== `${county}.${who}`)
    return [`${form} on ${number} is ${row?.state ?? 'gone'} by ${row?.doneBy}`]
  return once(
    `${form} on ${number}`,
    (events.get(row.instance) ?? []).filter(
      event => event.type === 'task-completed' && event.task === row.task,
    ),
  )
}

/** The history has no gap; no timer fired twice for one due date; what is armed is found, and not left behind. */
export function timersOf(doc, state, events, now) {
  const faults = []
  if (events.some((event, index) => event.seq !== index + 1))
    faults.push(`${doc._id} has a gap in its history`)
  const fired = events
    .filter(event => event.type === 'timer-fired')
    .map(event => `${event.timer} ${event.due.at}`)
  if (new Set(fired).size < fired.length) faults.push(`${doc._id} fired a timer twice`)
  const live = new Map()
  for (const event of events)
    if (event.type === 'timer-armed') live.set(event.key, event.due.at)
    else if (event.type === 'timer-moved') live.set(event.timer, event.due.at)
    else if (event.type === 'timer-fired' || event.type === 'timer-cancelled') live.delete(event.timer)
  const armed = Object.values(state.timers ?? {})
  const next = armed.length ? Math.min(...armed.map(timer => timer.due.at)) : undefined
  if (doc.status === 'running' && doc.nextDue !== next)
    faults.push(`${doc._id} is found at ${doc.nextDue}, its timer is due at ${next}`)
  if (doc.nextDue !== undefined && doc.nextDue < now - 60_000) faults.push(`${doc._id} has an overdue timer`)
  const kept = armed.map(timer => timer.key).sort()
  const expected = [...live.keys()].sort()
  if (doc.status === 'running' && kept.join() !== expected.join())
    faults.push(`${doc._id} holds timers ${kept.join()}, its history says ${expected.join()}`)
  return faults
}
