import type { VersionDoc } from '../../runtime/index.js'
import { isStoreError } from '../../store/port.js'
import { sayEach, type Language, type Words } from '../language.js'
import { done, refuse, type Outcome, type Refusal } from '../outcome.js'
import { checkDiagram, refused } from './check.js'
import type { Actor, DesignContext } from './context.js'
import type { Finding } from './graph.js'
import { draftOf, versionNumbered } from './queries.js'
import { procedureDrafts, type ProcedureDraft } from './record.js'
import { refusals } from './refusals.js'

export type PublishRefusal = 'FORM_INVALID' | 'DRAFT_STALE' | 'CONFLICT' | 'DIAGRAM_REFUSED' | 'NOT_FOUND'

type Published = Outcome<VersionDoc, PublishRefusal> & { findings?: Finding[] }

const longestNote = 500

/**
 * Puts the draft in force as the next version; what is under way goes on by the version it began on. Author is who
 * saved the draft last, publisher who publishes.
 *
 * @param rev of the draft that the publisher has seen
 * @throws RuntimeError PROCESS_UNKNOWN
 */
export async function publishDraft(
  ctx: DesignContext,
  actor: Actor,
  ask: { process: string; rev: number; note: string },
  language: Language = 'zh-CN',
): Promise<Published> {
  const { county } = actor
  const missing = noteProblem(ask.note, language)
  if (missing) return missing
  const draft = await draftOf(ctx, county, ask.process)
  if (!draft) return refuse('NOT_FOUND', refusals.noDraft)
  if (draft.rev !== ask.rev && !isBegun(draft, actor, ask.rev)) return refuse('DRAFT_STALE', refusals.stale)
  const inForce = await ctx.runtime.head(county, ask.process)
  if (inForce?.definition !== draft.basedOn)
    return refuse('CONFLICT', refusals.overtaken(draft.basedOnVersion, inForce?.version))
  const { assembled, findings, changes } = await checkDiagram(
    ctx,
    county,
    ask.process,
    draft.basedOn,
    draft.xml,
  )
  if (refused(findings)) return { ...refuse('DIAGRAM_REFUSED', refusals.faulty), findings }
  const begun = await begin(ctx, draft, actor, ask.rev)
  if (!begun) return refuse('DRAFT_STALE', refusals.stale)
  const { versions } = await ctx.runtime.deploy(county, {
    files: assembled.files,
    note: ask.note.trim(),
    author: draft.author,
    publisher: actor.person,
  })
  const version = versions.find(each => each.process === ask.process)!
  if (version._id === draft.basedOn) return refuse('CONFLICT', refusals.same)
  await removeUnlessSaved(ctx, begun)
  // The audit trail is in Chinese, whoever published.
  await recorded(ctx, actor, version, { changes: changes.map(each => each.text) })
  return done(version)
}

/** The same publication was begun before, and its answer never came. */
const isBegun = ({ rev, publishing }: ProcedureDraft, { person }: Actor, seen: number): boolean =>
  publishing?.by === person && publishing.rev === seen && rev === seen + 1

/** Takes the draft for this publication; undefined when somebody else publishes or saves it at the same moment. */
async function begin(
  ctx: DesignContext,
  draft: ProcedureDraft,
  { person }: Actor,
  seen: number,
): Promise<ProcedureDraft | undefined> {
  if (draft.rev !== seen) return draft
  try {
    const set = { publishing: { by: person, rev: seen } }
    return await ctx.store.update(procedureDrafts, draft.county, draft._id, draft.rev, { set })
  } catch (error) {
    if (isStoreError(error, 'STALE_REV') || isStoreError(error, 'NOT_FOUND')) return undefined
    throw error
  }
}

/** What somebody has saved since stays as the draft that goes on from here. */
async function removeUnlessSaved(ctx: DesignContext, { county, _id, rev }: ProcedureDraft): Promise<void> {
  await ctx.store.remove(procedureDrafts, county, _id, rev).catch((error: unknown) => {
    if (!isStoreError(error, 'STALE_REV')) throw error
  })
}

/**
 * Puts an earlier version in force again, as a new version with its files.
 *
 * @throws RuntimeError VERSION_UNKNOWN, PROCESS_UNKNOWN
 */
export async function publishAgain(
  ctx: DesignContext,
  actor: Actor,
  ask: { process: string; version: number; note: string },
  language: Language = 'zh-CN',
): Promise<Published> {
  const { county, person } = actor
  const missing = noteProblem(ask.note, language)
  if (missing) return missing
  const old = await versionNumbered(ctx, county, ask.process, ask.version)
  const inForce = await ctx.runtime.head(county, ask.process)
  if (inForce?.definition === old._id) return refuse('CONFLICT', refusals.inForce(old.version))
  const { xml } = await ctx.runtime.definition(county, old._id)
  const { findings } = await checkDiagram(ctx, county, ask.process, old._id, xml)
  if (refused(findings)) return { ...refuse('DIAGRAM_REFUSED', refusals.outdated), findings }
  const version = await ctx.runtime.republish(county, old._id, {
    note: ask.note.trim(),
    author: old.author,
    publisher: person,
  })
  await recorded(ctx, actor, version, { again: old.version })
  return done(version)
}

function noteProblem(note: string, language: Language): Refusal<'FORM_INVALID'> | undefined {
  const length = [...note.trim()].length
  const noted = (words: Words) => ({ fields: sayEach({ note: words }, language) })
  if (length === 0) return refuse('FORM_INVALID', refusals.noNote, noted(refusals.whatAndWhy))
  if (length <= longestNote) return undefined
  return refuse('FORM_INVALID', refusals.longNote, noted(refusals.atMost(longestNote)))
}

async function recorded(
  ctx: DesignContext,
  { county, ...by }: Actor,
  version: VersionDoc,
  details: Record<string, unknown>,
): Promise<void> {
  await ctx.audit.append(county, {
    ...by,
    act: 'procedure.published',
    subject: version.process,
    details: { version: version.version, note: version.note, author: version.author, ...details },
  })
}
