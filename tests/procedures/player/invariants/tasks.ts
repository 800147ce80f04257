import type { View } from './view.js'

/** Tasks whose limit is 期限 itself, with the supervision of the leg as their escalation. */
const supervised = ['handle', 'conclude', 'decide', 'record-decision']

/** Every open task has an owner, a limit and an escalation. */
export function* brokenByTasks({ rows, instances, now }: View) {
  for (const row of rows.filter(each => each.state === 'open')) {
    const at = `${row.process} ${row.element} (${row.case ?? row.key ?? ''}): `
    if (row.people.length === 0) yield `${at}nobody can do it`
    if (row.due === null) yield `${at}it has no limit`
    if (supervised.includes(row.element)) continue
    const doc = instances.find(each => each._id === row.instance)
    if (doc?.status !== 'running') yield `${at}its instance is ${doc?.status ?? 'gone'}`
    else if (row.due !== null && row.due > now && (doc.nextDue === null || doc.nextDue === undefined))
      yield `${at}nothing happens at its limit`
  }
}
