/**
 * What a diagram of the comparison shows, and how what became of it reads. The same facts read the same, whichever
 * engine they are of.
 */
export const questions = [
  {
    diagram: 'thirty-days',
    asks: 'A timer of 30 days; after 3 s the process is ended and started again',
    tell({ before, ...after }) {
      if (before?.fired != null) return `went on ${before.fired} ms after the start, 30 days too early`
      if (after.fired != null)
        return `waited, then went on ${after.fired} ms after the restart, 30 days too early`
      if (after.onTheDay) return 'waits, also after the restart; went on when its clock had moved 30 days'
      return after.armed
        ? 'waits, also after the restart'
        : 'waits, but has no timer of the process set (they reach 24.8 days), nor after resuming from the saved state: it is the host that must resume again nearer the date'
    },
  },
  {
    diagram: 'none-true',
    asks: 'An exclusive gateway without a default, and no condition holds',
    tell: ({ ended, error, n }) =>
      ended
        ? `the instance counts as ended${n ? '' : ', neither branch was taken'}, and nothing is reported`
        : `stands still and says: ${error ?? 'nothing'}`,
  },
  {
    diagram: 'exclusive-merge',
    asks: 'A parallel split into two branches that meet in an exclusive gateway: each should pass (2)',
    tell: ({ ended, n, waits = [] }) =>
      `passed ${n} ${n === 1 ? 'time' : 'times'}${n < 2 ? ', the other branch was dropped' : ''}${ended ? '' : `; does not end, waits at ${waits.join(', ') || 'nothing'}`}`,
  },
  {
    diagram: 'killed-in-service',
    asks: 'kill -9 while a service is being called, then the process is started again',
    tell({ ended, how, refused, status, calls, skipped }) {
      if (skipped) return skipped
      const called = `the service was called ${calls === 1 ? 'once' : `${calls} times`}`
      if (ended) return `went on ${how} and ended; ${called}`
      return `does not go on${status ? `, stays “${status}”` : ''}${refused ? `; bringing it back fails: ${nameless(refused)}` : ''}; ${called}`
    },
  },
  {
    diagram: 'script-plainly',
    asks: 'A script task that reads the environment of the server’s process',
    tell: reach,
  },
  {
    diagram: 'script-roundabout',
    asks: 'The same by way of the constructor of an object at hand',
    tell: reach,
  },
  {
    diagram: 'inclusive-join',
    asks: 'An inclusive split with two of three conditions true, joined; one branch waits for a person',
    tell({ ended, n, early }) {
      const first = early
        ? `went on ${early === 1 ? 'once' : `${early} times`} while the person had not answered`
        : 'waited for the person'
      return `${first}; in all it passed ${n} ${n === 1 ? 'time' : 'times'}${ended ? '' : ', and does not end'}`
    },
  },
]

function reach({ refused, seen, error, ended }) {
  if (refused) return `cannot be published: ${refused}`
  if (seen) return `reads it: “${seen}”`
  return ended ? 'reads nothing' : `reads nothing; stands still and says: ${error}`
}

/** Without the id of the instance, which differs from run to run. */
const nameless = text => text.replace(/:? ?[0-9a-f]{8}-[0-9a-f-]{27}/g, '')

/** @returns the outcomes as rows of a table: the question, then what each engine did */
export function rows(engines, outcomes) {
  return questions.map(({ diagram, asks, tell }) => [
    asks,
    ...engines.map(engine => {
      const facts = outcomes[engine][diagram]
      return facts.lost === undefined ? tell(facts) : `its process ended without an answer (${facts.lost})`
    }),
  ])
}

/** Rows as a table in Markdown. */
export const markdown = ([head, ...body]) =>
  [head, head.map(() => '---'), ...body]
    .map(row => `| ${row.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
