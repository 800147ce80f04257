import { noteOf } from '../calls/acts/note.js'
import { textIn } from '../calls/feel.js'
import { readerOf } from '../calls/reader.js'
import { personName, unitName, type Actor, type County } from '../county.js'
import { say, sayEach } from '../language.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { assignment, assignmentKey, kindAssignedBy } from '../supervision/acts/assign.js'
import { readMatterForm } from './perform.js'
import { matterWords } from './words.js'

export const assignForm = 'supervision.assign'

/**
 * Assigns an act outside a case: a person or the head of a unit owes an answer by a limit.
 * @param token the same for every attempt at the same act
 */
export async function assignAct(
  ctx: County,
  actor: Actor,
  input: Readonly<Record<string, unknown>>,
  token: string,
): Promise<Outcome<{ instance: string | null; sentence: string }, 'NOT_ALLOWED' | 'FORM_INVALID'>> {
  if (!kindAssignedBy(readerOf(ctx, actor))) return refuse('NOT_ALLOWED', matterWords.notYourAssignment)
  const definition = await ctx.runtime.definitionInForce(ctx.county, 'assigned-act')
  const ask = { definition: definition.id, variables: {}, form: assignForm, input }
  const read = await readMatterForm(ctx, actor, assignForm, ask)
  if (!read.ok) return read
  const { variables: filled } = read.value
  const [person, unit] = [textIn(filled.责任人), textIn(filled.单位)]
  if (
    person !== undefined &&
    unit !== undefined &&
    !ctx.people.postsOfPerson.get(person)?.some(post => post.unit === unit)
  )
    return refuse('FORM_INVALID', matterWords.nobodyNamed, {
      fields: sayEach({ 责任人: matterWords.notThere }, ctx.language),
    })
  const key = assignmentKey('county', actor, token)
  const { deliveries } = await ctx.runtime.publish(ctx.county, {
    name: 'assign act',
    key,
    variables: { ...filled, ...assignment(actor, key) },
    ttl: 0,
    by: actor.person,
    token,
    note: noteOf(actor, key, 'act.assigned', { unit, person }),
  })
  const to = person === undefined ? unitName(ctx, unit) : personName(ctx, person)
  return done({
    instance: deliveries[0]?.instance ?? null,
    sentence: say(matterWords.assignedTo(to), ctx.language),
  })
}
