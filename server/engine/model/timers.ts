import { cycleOf, dateOf, durationOf } from '../timer/iso.js'
import type { TimerDefinition } from './graph.js'
import type { Reader } from './reader.js'

/** Refuses plain text that no timer can read; FEEL shows only when it runs. */
export function checkStaticTimer({ kind, value }: TimerDefinition, id: string, reader: Reader): void {
  if ('feel' in value) return
  const valid =
    kind === 'cycle'
      ? (cycleOf(value.text, 0) ?? durationOf(value.text))
      : (dateOf(value.text, 0) ?? (kind === 'duration' ? durationOf(value.text) : null))
  if (valid !== null) return
  reader.refuse(id, {
    code: 'TIMER_INVALID',
    message: `「${value.text}」不是有效的${{ date: '时刻', duration: '时长', cycle: '周期' }[kind]}`,
    messageEn: `"${value.text}" is not a valid ${kind}`,
    fix: {
      date: '请写成 2026-10-12T17:30:00+08:00，或以 = 开头的表达式。',
      duration: '请写成 PT10M、P2D 之类，或以 = 开头的表达式。',
      cycle: '请写成 R3/PT10M 之类，或以 = 开头的表达式。',
    }[kind],
  })
}
