import type { Ran } from '../play.js'
import { taken } from '../told.js'

/** Whoever listens has heard everything, in order; notices went out under the ids that the histories know. */
export function outsideIsTold({ holdings, outside }: Ran): string[] {
  const owed = new Set<string>()
  const faults = [...outside.gaps]
  for (const { doc, events } of holdings.instances) {
    const heard = outside.heard.get(doc._id)?.size ?? 0
    if (heard !== events.length)
      faults.push(`of the ${events.length} events of ${doc._id} ${heard} were told`)
    for (const event of events) if (event.type === 'sent') owed.add(event.id)
  }
  const sent = new Set(outside.notices)
  for (const id of owed) if (!sent.has(id)) faults.push(`notice ${id} was never sent`)
  for (const id of sent) if (!owed.has(id)) faults.push(`notice ${id} was sent and nobody asked for it`)
  return faults
}

/** Versions count on, none is lost that was acknowledged, and cases run on one that was in force when they began. */
export function versionsCountOn({ attempts, holdings }: Ran): string[] {
  const faults: string[] = []
  const own = holdings.versions.filter(each => each.process === 'case').sort((a, b) => a.version - b.version)
  own.forEach((each, i) => {
    if (each.version !== i + 1) faults.push(`version ${each.version} of case follows ${i}`)
  })
  const published = attempts.filter(each => each.ask.kind === 'publish' && taken(each))
  const numberOf = (key: string) => own.find(each => each.note === key)?.version
  for (const { ask } of published)
    if (numberOf(ask.key) === undefined) faults.push(`${ask.key} was acknowledged and is not there`)
  const head = holdings.heads.find(each => each.process === 'case')
  // Whoever got no answer may have written a version that never took force.
  const least = Math.max(1, ...published.map(each => numberOf(each.ask.key) ?? 0))
  if (!head || head.version < least || head.version > own.length)
    faults.push(`version ${head?.version} is in force, of ${own.length}, ${least} acknowledged`)
  const versionOf = new Map(own.map(each => [each._id, each.version]))
  const begun = new Map(holdings.instances.map(each => [String(each.variables['leg']), each.doc]))
  for (const { ask, called } of attempts.filter(each => each.ask.kind === 'file')) {
    const doc = begun.get(ask.leg!)
    const version = doc?.process === 'case' ? versionOf.get(doc.definition)! : Infinity
    for (const before of published.filter(each => each.returned < called))
      if (version < (numberOf(before.ask.key) ?? 0) && firstCall(attempts, ask.key) === called)
        faults.push(`${ask.key} took version ${version} after ${before.ask.key} had been published`)
  }
  return faults
}

const firstCall = (attempts: Ran['attempts'], key: string) =>
  Math.min(...attempts.filter(each => each.ask.key === key).map(each => each.called))

/** No number is given twice. */
export function numbersAreUnique({ attempts }: Ran): string[] {
  const given = attempts.flatMap(each =>
    each.ask.kind === 'number' && each.answer?.ok ? [each.answer.value] : [],
  )
  return given
    .filter((each, i) => given.indexOf(each) < i)
    .map(each => `number ${String(each)} was given twice`)
}
