import { course, filing, offered } from './course.mjs'

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/**
 * Clerks and deputies at work, several at once. Every act goes out under a key of its own; `acked` holds those that
 * were answered, `unsure` those that were under way when the service died.
 */
export function openVoices(ask, random) {
  const cases = []
  const acked = { filed: [], done: [], said: [] }
  const unsure = []
  const faults = []
  let keys = 0
  let alive = false
  const counted = { acts: 0, resent: 0 }

  /** Sends an act; it is remembered until it was answered. */
  async function send(act) {
    let answer
    try {
      answer = await ask(act.who, 'POST', act.path, act.body, act.key)
    } catch (error) {
      unsure.push(act)
      throw error
    }
    if (answer.status >= 300) faults.push(`${act.what}: ${answer.status} ${JSON.stringify(answer.body)}`)
    else {
      counted.acts++
      act.taken(answer.body)
    }
  }

  const keyed = act => ({ ...act, key: `voice-${++keys}-0000` })

  function file() {
    const title = `大货车乱停乱放 ${cases.length + unsure.length + ++keys} 号`
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
    const { status, body } = await ask(next.who, 'GET', `/api/cases/${one.number}/acts`)
    if (status !== 200) return void faults.push(`acts of ${one.number}: ${status} ${JSON.stringify(body)}`)
    const act = offered(body, next.form)
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
    while (alive && faults.length === 0 && !enough()) {
      try {
        await something(most)
      } catch {
        if (alive) await new Promise(go => setTimeout(go, 5))
      }
    }
  }

  return {
    cases,
    acked,
    unsure,
    faults,
    counted,
    file,
    step,
    /** So many voices until it is enough, or until `silence`. */
    async speak(voices, most, enough = () => false) {
      alive = true
      await Promise.all(Array.from({ length: voices }, () => voice(most, enough)))
    },
    silence: () => void (alive = false),
    /** After a restart: what got no answer goes out again under its key, as a page does: what was done is answered again. */
    async resend() {
      for (const act of unsure.splice(0)) {
        counted.resent++
        await send(act)
      }
    },
  }
}
