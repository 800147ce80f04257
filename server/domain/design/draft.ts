import { isStoreError } from '../../store/port.js'
import { done, refuse, type Outcome } from '../outcome.js'
import type { Change } from './changes/changes.js'
import { checkDiagram } from './check.js'
import type { Actor, DesignContext } from './context.js'
import type { Finding } from './graph.js'
import type { Language } from '../language.js'
import { draftOf } from './queries.js'
import { draftId, procedureDrafts, type ProcedureDraft } from './record.js'

export interface DraftToSave {
  process: string
  xml: string
  /** Of the draft that was loaded or saved last; 0 when there was none. */
  rev: number
}

export interface SavedProcedureDraft {
  draft: ProcedureDraft
  findings: Finding[]
  changes: Change[]
}

export interface RefusedDraft {
  findings: Finding[]
}

/** A diagram that could not be stored without losing part of it. */
const lossy = new Set(['XML_MALFORMED', 'CONTENT_UNKNOWN'])

/**
 * Saves a draft, checked and compared. What has errors is kept; what could not be read back whole is refused, and so is
 * a save over somebody else's.
 *
 * @throws RuntimeError PROCESS_UNKNOWN
 */
export async function saveProcedureDraft(
  ctx: DesignContext,
  { county, person }: Actor,
  { process, xml, rev }: DraftToSave,
  language: Language = 'zh-CN',
): Promise<Outcome<SavedProcedureDraft, 'DRAFT_STALE' | 'DIAGRAM_REFUSED'> & Partial<RefusedDraft>> {
  const inForce = await ctx.runtime.definitionInForce(county, process)
  const { findings, changes } = await checkDiagram(ctx, county, process, inForce.id, xml, language)
  const lost = findings.filter(each => lossy.has(each.code))
  if (lost.length > 0) {
    const [{ message: zh, messageEn: en }] = lost as [Finding, ...Finding[]]
    return { ...refuse('DIAGRAM_REFUSED', { zh, en }), findings: lost }
  }
  const there = await draftOf(ctx, county, process)
  if ((there?.rev ?? 0) !== rev) return stale
  const fields = { xml, author: person, savedAt: ctx.clock.now(), publishing: undefined }
  try {
    const draft = there
      ? await ctx.store.update(procedureDrafts, county, there._id, rev, { set: fields })
      : await ctx.store.insert(procedureDrafts, {
          _id: draftId(county, process),
          county,
          process,
          basedOn: inForce.id,
          basedOnVersion: await numberOf(ctx, county, process),
          ...fields,
        })
    return done({ draft, findings, changes })
  } catch (error) {
    if (['STALE_REV', 'DUPLICATE', 'NOT_FOUND'].some(code => isStoreError(error, code as 'STALE_REV')))
      return stale
    throw error
  }
}

/** Throws the draft away; the version in force is what remains. True when there was one. */
export async function discardProcedureDraft(
  ctx: DesignContext,
  { county, ...by }: Actor,
  process: string,
): Promise<boolean> {
  const removed = await ctx.store.remove(procedureDrafts, county, draftId(county, process))
  if (removed) await ctx.audit.append(county, { ...by, act: 'procedure.draft-discarded', subject: process })
  return removed
}

const stale = refuse('DRAFT_STALE', {
  zh: '这份草稿刚被另一位设计员改过，您画的还在这里',
  en: 'Another designer has just changed this draft; what you drew is still here',
})

async function numberOf(ctx: DesignContext, county: string, process: string): Promise<number> {
  return (await ctx.runtime.head(county, process))?.version ?? 0
}
