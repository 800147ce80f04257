import type { OfficeTime } from '../../../calendar/index.js'

/** `1 工作日 3 工作时`, `6 工作时 20 分`: the two largest units, in the order in which they are spoken. */
export function officeAmountText({ workingDays, workingHours, minutes }: OfficeTime): string {
  return joined([
    [workingDays, '工作日'],
    [workingHours, '工作时'],
    [workingDays ? 0 : minutes, '分'],
  ])
}

/** `2 天 3 小时`, `3 小时 20 分`, `22 分钟`. */
export function naturalAmountText({
  days,
  hours,
  minutes,
}: {
  days: number
  hours: number
  minutes: number
}): string {
  if (!days && !hours && minutes) return `${minutes} 分钟`
  return joined([
    [days, '天'],
    [hours, '小时'],
    [days ? 0 : minutes, '分'],
  ])
}

/** Less than any figure says. */
export const underAMinute = '不到 1 分钟'

function joined(parts: readonly [number, string][]): string {
  const present = parts.filter(([amount]) => amount > 0)
  return present.length ? present.map(([amount, unit]) => `${amount} ${unit}`).join(' ') : underAMinute
}

/** `5 工作日`, as a cell of the limits table is written. */
export function cellText(cell: { 数量: number; 单位: string }): string {
  return `${cell.数量} ${cell.单位}`
}
