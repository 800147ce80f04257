import { course, filing, offeredSoon } from './course.mjs'

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/**
 * Clerks and deputies at work, several at once. Every act goes out under a key of its own and is sent again under it
 * until it is answered; `acked` holds what was answered.
 *
 * @param {{ insist: Function }} people
 * @param {() => number} random
 * @param {{ twice: number }} options the share of acts that go out twice at once, as from an impatient proxy
 */
export function openVoices({ insist }, random, { twice }) {
  const cases = []
  const acked = { filed: [], done: [], said: [] }
  const faults = []
  let keys = 0
  let alive = false
  const counted = { acts: 0, unanswered: 0, twice: 0 }

  async function ask(...request) {
    const answer = await insist(...request)
    counted.unanswered += answer.unanswered
    return answer
  }

  async function send(act) {
    const copies = random() < twice ? 2 : 1
    if (copies > 1) counted.twice++
    const post = () => ask(act.who, 'POST', act.path, act.body, act.key)
    const answers = await Promise.all(Array.from({ length: copies }, post))
    for (const { status, body } of answers)
      if (status >= 300) faults.push(`${act.what}: ${status} ${JSON.stringify(body)}`)
    if (answers.some(({ status }) => status >= 300)) return
    if (copies > 1 && JSON.stringify(answers[0].body) !== JSON.stringify(answers[1].body))
      faults.push(
        `${act.what} was answered in two ways: ${answers.map(each => JSON.stringify(each.body)).join(' and ')}`,
      )
    counted.acts++
    act.taken(answers[0].body)
  }

  const keyed = act => ({ ...act, key: `voice-${++keys}-0000` })

  function file() {
    const title = `大货车乱停乱放 ${++keys} 号`
    return send(
      keyed({
        who: 'lixiaomei',
        path: '/api/calls',
        body: filing(title),
        what: `filing ${title}`,
        taken(filed) {
          cases.push({ number: filed.number, title, stage: 0, busy: false, touched: true })
          acked.filed.push({ number: filed.number, title })
        },
      }),
    )
  }

  function comment(one) {
    const text = `第 ${++keys} 条留言`
    return send(
      keyed({
        who: 'lixiaomei',
        path: `/api/cases/${one.number}/comments`,
        body: { text },
        what: `comment on ${one.number}`,
        taken: () => void acked.said.push({ number: one.number, text }),
      }),
    )
  }

  async function evidence(who, number) {
    const form = new FormData()
    form.append('caption', '处置后')
    form.append('file', new Blob([dot], { type: 'image/png' }), '处置后.png')
    return (await ask(who, 'POST', `/api/cases/${number}/attachments`, form)).body?.id
  }

  async function step(one) {
    const next = course[one.stage]
    const act = await offeredSoon(ask, one.number, next)
    if (!act) return void faults.push(`${one.number} does not offer ${next.form} to ${next.who}`)
    const variables = next.evidence
      ? { ...next.variables, 佐证: [await evidence(next.who, one.number)] }
      : next.variables
    await send(
      keyed({
        who: next.who,
        path: `/api/cases/${one.number}/acts/${encodeURIComponent(act.id)}`,
        body: { variables },
        what: `${next.form} on ${one.number}`,
        taken() {
          one.stage++
          acked.done.push({ number: one.number, form: next.form, who: next.who, task: act.taskId })
        },
      }),
    )
  }

  /** One thing that somebody does: a new call, a comment, the next step of a case that nobody else is at. */
  async function something(most) {
    const free = cases.filter(one => !one.busy && one.stage < course.length)
    const one = free[Math.floor(random() * free.length)]
    if (!one || (free.length < most && random() < 0.25)) return file()
    one.busy = true
    one.touched = true
    try {
      await (random() < 0.15 ? comment(one) : step(one))
    } finally {
      one.busy = false
    }
  }

  async function voice(most, enough) {
    while (alive && faults.length === 0 && !enough()) await something(most)
  }

  return {
    cases,
    acked,
    faults,
    counted,
    /** So many voices until it is enough, or until `silence`; each ends when its last act was answered. */
    async speak(voices, most, enough = () => false) {
      alive = true
      await Promise.all(Array.from({ length: voices }, () => voice(most, enough)))
    },
    silence: () => void (alive = false),
  }
}
