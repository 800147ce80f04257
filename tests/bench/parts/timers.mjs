import { timerDiagram } from '../diagrams.mjs'
import { percentile, short } from '../figures.mjs'
import { inFolder } from '../folder.mjs'
import { openRuntime } from '../runtime.mjs'
import { table } from '../table.mjs'

const DUE = '2030-01-01T00:00:00+08:00'

/** How late the timers are that all fall due at one instant; the scheduler ticks as on the server. */
export async function timers({ quick }) {
  const count = quick ? 1000 : 5000
  const due = Date.parse(DUE)
  let shift = 0
  const now = () => Date.now() + shift
  const late = []
  await inFolder(async data => {
    const { runtime, close } = await openRuntime(data, { now })
    const files = [{ name: 'timer.bpmn', content: timerDiagram(DUE) }]
    await runtime.deploy('bench', { files, author: 'bench', publisher: 'bench' })
    const fired = new Promise(resolve =>
      runtime.onEvents(async ({ events }) => {
        for (const { type } of events) if (type === 'timer-fired') late.push(now() - due)
        if (late.length === count) resolve()
      }),
    )
    let left = count
    const starting = Array.from({ length: 32 }, async () => {
      while (left-- > 0) await runtime.start('bench', { process: 'timer', variables: {} })
    })
    await Promise.all(starting)
    // From here the clock runs as the machine's, from shortly before they fall due.
    shift = due - 1500 - Date.now()
    await runtime.open()
    await fired
    await close()
  })
  if (late.some(each => each < 0)) throw new Error('a timer fired before it was due')
  const seconds = value => short(value / 1000)
  console.log(
    `\n${count.toLocaleString('en-US')} timers due at one instant: seconds until what followed was on the disk\n`,
  )
  table([
    ['', 'first', 'median', 'last', 'timers/s'],
    [
      'late by',
      seconds(Math.min(...late)),
      seconds(percentile(late, 0.5)),
      seconds(Math.max(...late)),
      short(count / (Math.max(...late) / 1000)),
    ],
  ])
}
