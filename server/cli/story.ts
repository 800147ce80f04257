import type { Report } from '../engine/simulation/report.js'

const marks = { entered: '→', completed: '✓', cancelled: '✗', failed: '!' } as const

/** What happened, line by line, for a person. */
export function story(told: Report): string {
  const lines = told.diagnostics.map(one => `${one.element ?? 'file'}: ${one.message} (${one.code})`)
  for (const step of told.trace)
    lines.push(
      `${step.at}  ${marks[step.event]} ${step.event.padEnd(9)} ${step.name || step.element} [${step.element}] ${step.instance}`,
    )
  for (const instance of told.instances) {
    lines.push('', `${instance.id}: ${instance.state}`)
    if (instance.waitingAt.length > 0) lines.push(`  waits at ${instance.waitingAt.join(', ')}`)
    for (const incident of instance.incidents)
      lines.push(`  ${incident.element}: ${incident.message} (${incident.code})`)
    lines.push(`  ${JSON.stringify(instance.variables)}`)
  }
  return [...lines, '', told.state].join('\n')
}
