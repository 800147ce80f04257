import type { Held } from '../holdings.js'
import type { Ran } from '../play.js'
import { byAsk, taken, type Attempt } from '../told.js'
import { linearize, type Operation } from './linear.js'

/** How far a case has come in the lists that it keeps of itself. */
interface Course {
  begun: boolean
  acts: number
  comments: number
  /** Keys of tasks that are not open any more. */
  closed: string[]
}

/** Those who answer after so many requests at one case are not searched one by one. */
const many = 60

/** Each case has one order of what was done to it that explains every answer. */
export function casesAreLinear({ attempts, holdings }: Ran): string[] {
  const cases = new Map<string, Held>()
  const faults: string[] = []
  for (const held of holdings.instances.filter(each => each.doc.process === 'case')) {
    const leg = String(held.variables['leg'])
    if (cases.has(leg)) faults.push(`case ${leg} was begun twice`)
    cases.set(leg, held)
  }
  const legs = new Set(attempts.flatMap(each => (each.ask.leg === null ? [] : [each.ask.leg])))
  for (const leg of legs) {
    const own = attempts.filter(each => each.ask.leg === leg)
    const held = cases.get(leg)
    if (!held) {
      if (own.some(taken)) faults.push(`case ${leg} was acknowledged and is not there`)
      continue
    }
    const operations = operationsOn(held, own)
    if (operations.length > many) faults.push(`case ${leg} has too many operations to search`)
    else if (!linearize(operations, modelOf(held)))
      faults.push(
        `no order explains case ${leg} (acts ${list(held, 'acts').join()}; comments ${list(held, 'comments').join()}): ` +
          own.map(inWords).join('; '),
      )
  }
  return faults
}

const list = (held: Held, name: string) => (held.variables[name] ?? []) as string[]

function modelOf(held: Held) {
  const acts = list(held, 'acts')
  const comments = list(held, 'comments')
  return {
    start: { begun: false, acts: 0, comments: 0, closed: [] } as Course,
    keyOf: (course: Course) => JSON.stringify(course),
    mayEnd: (course: Course) =>
      course.begun && course.acts === acts.length && course.comments === comments.length,
  }
}

/** What was asked of a case; a request that was repeated under its key happened once, from its first call on. */
function operationsOn(held: Held, attempts: readonly Attempt[]): Operation<Course>[] {
  const acts = list(held, 'acts')
  const comments = list(held, 'comments')
  const over = (course: Course) => held.doc.status !== 'running' && course.acts === acts.length
  const operations: Operation<Course>[] = []
  for (const [key, tries] of byAsk(attempts)) {
    const { ask } = tries[0]!
    const act = (course: Course) =>
      !over(course) && course.begun && acts[course.acts] === key
        ? { ...course, acts: course.acts + 1 }
        : undefined
    const applies: Partial<Record<typeof ask.kind, (course: Course) => Course | undefined>> = {
      file: course => (course.begun ? undefined : { ...course, begun: true }),
      handle(course) {
        const after = course.closed.includes(ask.task!) ? undefined : act(course)
        return after && { ...after, closed: [...after.closed, ask.task!].sort() }
      },
      withdraw: act,
      comment: course =>
        course.begun && !over(course) && comments[course.comments] === key
          ? { ...course, comments: course.comments + 1 }
          : undefined,
    }
    const apply = applies[ask.kind]
    if (!apply) continue
    const done = tries.filter(taken)
    const first = Math.min(...tries.map(each => each.called))
    if (done.length > 0 || !tries.every(each => each.answer))
      operations.push({
        name: key,
        called: first,
        returned: Math.min(Infinity, ...done.map(each => each.returned)),
        apply,
      })
    tries.forEach((one, i) => {
      if (one.answer?.ok !== false) return
      const free = (course: Course) =>
        ask.kind === 'handle'
          ? course.closed.includes(ask.task!) || over(course) || pastLimit(course)
          : !course.begun || over(course)
      operations.push({
        name: `${key} refused ${i}`,
        called: one.called,
        returned: one.returned,
        apply: course => (free(course) ? course : undefined),
      })
    })
  }
  // The limit of the handling is nobody's request: it may strike at any moment.
  const pastLimit = (course: Course) => acts.slice(0, course.acts).includes('late')
  acts.forEach((act, i) => {
    if (act !== 'late') return
    operations.push({
      name: `late ${i}`,
      called: 0,
      returned: Infinity,
      apply: course => (course.begun && course.acts === i ? { ...course, acts: i + 1 } : undefined),
    })
  })
  return operations
}

function inWords({ ask, called, returned, answer, node }: Attempt): string {
  const said = answer ? (answer.ok ? 'done' : answer.code) : 'no answer'
  return `${ask.key}${ask.task ? ` (task ${ask.task})` : ''} at node ${node}, ${called}–${returned}: ${said}`
}
