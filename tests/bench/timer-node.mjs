// A node of its own on the store of `many-timers`, so that it can be killed. Its clock is the machine's, moved by so
// many milliseconds: a restart does not stop the time. It tells its parent of each timer once it is on the disk.
import { once } from 'node:events'
import { playTwoTasks } from './fill.mjs'
import { timed } from './load.mjs'
import { openRuntime } from './runtime.mjs'

const [data, shift] = process.argv.slice(2)
const now = () => Date.now() + Number(shift)
const { runtime, close } = await openRuntime(data, { now })
const timerFired = events => events.some(event => event.type === 'timer-fired')

runtime.onEvents(
  async ({ instance, at, events }) => {
    if (timerFired(events)) process.send({ fired: instance, at, told: now() })
  },
  (_, events) => timerFired(events),
)
await runtime.open()
process.send({ open: now() })

/** Other people's acts until it is enough, one begun each so many milliseconds, whether those before have ended or not. */
async function others(every) {
  const under = []
  for (let intended = now(); !enough; intended += every) {
    const wait = intended - now()
    if (wait > 0) await new Promise(go => setTimeout(go, wait))
    // Whoever could not begin in time has waited already.
    under.push(act(intended, now() - intended))
  }
  await Promise.all(under)
}

async function act(at, waited) {
  const latencies = []
  const answers = [{ ok: true }, {}]
  const timedRuntime = {
    start: (...ask) => timed(latencies, () => runtime.start(...ask)),
    instance: (...ask) => runtime.instance(...ask),
    complete: (...ask) => timed(latencies, () => runtime.complete(...ask)),
  }
  await playTwoTasks(timedRuntime, answers)
  latencies[0] += waited
  process.send({ others: latencies, at })
}

let acting
let enough = false
process.on('message', message => {
  if (message.others) acting = others(message.others)
  if (message.enough) enough = true
  if (message.memory) process.send({ memory: process.memoryUsage.rss() })
  if (message.stop) process.emit('disconnect')
})
await once(process, 'disconnect')
await acting
await close()
process.exit(0)
