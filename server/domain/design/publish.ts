import type { VersionDoc } from '../../runtime/index.js'
import { done, refuse, type Outcome, type Refusal } from '../outcome.js'
import { checkDiagram, refused } from './check.js'
import type { Actor, DesignContext } from './context.js'
import type { Finding } from './graph.js'
import { draftOf, versionNumbered } from './queries.js'
import { draftId, procedureDrafts } from './record.js'

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
): Promise<Published> {
  const { county } = actor
  const missing = noteProblem(ask.note)
  if (missing) return missing
  const draft = await draftOf(ctx, county, ask.process)
  if (!draft) return refuse('NOT_FOUND', '没有可发布的草稿')
  if (draft.rev !== ask.rev) return refuse('DRAFT_STALE', '草稿在您打开之后又改过，请看过再发布')
  const inForce = await ctx.runtime.head(county, ask.process)
  if (inForce?.definition !== draft.basedOn)
    return refuse(
      'CONFLICT',
      `草稿基于第 ${draft.basedOnVersion} 版，在用的已是第 ${inForce?.version ?? '?'} 版。请导出草稿，丢掉后再导入，对照改动再发布`,
    )
  const { assembled, findings, changes } = await checkDiagram(
    ctx,
    county,
    ask.process,
    draft.basedOn,
    draft.xml,
  )
  if (refused(findings)) return { ...refuse('DIAGRAM_REFUSED', '图上有必须改的地方，不能发布'), findings }
  const { versions } = await ctx.runtime.deploy(county, {
    files: assembled.files,
    note: ask.note.trim(),
    author: draft.author,
    publisher: actor.person,
  })
  const version = versions.find(each => each.process === ask.process)!
  if (version._id === draft.basedOn) return refuse('CONFLICT', '草稿与在用版本一样，不用发布')
  await ctx.store.remove(procedureDrafts, county, draftId(county, ask.process))
  await recorded(ctx, actor, version, { changes: changes.map(each => each.text) })
  return done(version)
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
): Promise<Published> {
  const { county, person } = actor
  const missing = noteProblem(ask.note)
  if (missing) return missing
  const old = await versionNumbered(ctx, county, ask.process, ask.version)
  const inForce = await ctx.runtime.head(county, ask.process)
  if (inForce?.definition === old._id) return refuse('CONFLICT', `第 ${old.version} 版正在用，不用再发布`)
  const { xml } = await ctx.runtime.definition(county, old._id)
  const { findings } = await checkDiagram(ctx, county, ask.process, old._id, xml)
  if (refused(findings))
    return { ...refuse('DIAGRAM_REFUSED', '这一版缺少现在必须有的内容，不能再发布'), findings }
  const version = await ctx.runtime.republish(county, old._id, {
    note: ask.note.trim(),
    author: old.author,
    publisher: person,
  })
  await recorded(ctx, actor, version, { again: old.version })
  return done(version)
}

function noteProblem(note: string): Refusal<'FORM_INVALID'> | undefined {
  const length = [...note.trim()].length
  if (length === 0)
    return refuse('FORM_INVALID', '请写发布说明', { fields: { note: '请写明改了什么、为什么改' } })
  if (length <= longestNote) return undefined
  return refuse('FORM_INVALID', '发布说明太长', { fields: { note: `发布说明不超过 ${longestNote} 字` } })
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
