import { instances, versionUnknown, type VersionDoc } from '../../runtime/index.js'
import { changesBetween, type Change } from './changes/changes.js'
import { checkDiagram } from './check.js'
import type { Language } from '../language.js'
import { choicesOf, type Choices } from './choices.js'
import type { DesignContext } from './context.js'
import type { Finding } from './graph.js'
import { draftId, procedureDrafts, type ProcedureDraft } from './record.js'

/** One procedure in the list. */
export interface ProcedureRow {
  process: string
  name: string
  inForce: VersionDoc
  draft: ProcedureDraft | undefined
  /** Instances under way, on any version. */
  open: number
}

/** A procedure as it is opened for editing. */
export interface OpenedProcedure extends ProcedureRow {
  /** The draft, or the version in force when there is none. */
  xml: string
  choices: Choices
  findings: Finding[]
  changes: Change[]
}

export interface OpenedVersion {
  version: VersionDoc
  xml: string
  /** What the version in force does differently from it. */
  changes: Change[]
}

export async function listProcedures(ctx: DesignContext, county: string): Promise<ProcedureRow[]> {
  const heads = (await ctx.runtime.inForce(county)).filter(head => head.item === '')
  return Promise.all(heads.map(head => rowOf(ctx, county, head.process)))
}

/** @throws RuntimeError PROCESS_UNKNOWN */
export async function openProcedure(
  ctx: DesignContext,
  county: string,
  process: string,
  language: Language = 'zh-CN',
): Promise<OpenedProcedure> {
  const definition = await ctx.runtime.definitionInForce(county, process)
  const row = await rowOf(ctx, county, process)
  const xml = row.draft?.xml ?? definition.xml
  const { findings, changes } = await checkDiagram(ctx, county, process, definition.id, xml, language)
  return { ...row, xml, choices: choicesOf(definition, language), findings, changes }
}

/** Every version of a procedure, the latest first. */
export function versionsOf(ctx: DesignContext, county: string, process: string): Promise<VersionDoc[]> {
  return ctx.runtime.versions(county, process)
}

/** @throws RuntimeError VERSION_UNKNOWN, PROCESS_UNKNOWN */
export async function openVersion(
  ctx: DesignContext,
  county: string,
  process: string,
  number: number,
  language: Language = 'zh-CN',
): Promise<OpenedVersion> {
  const version = await versionNumbered(ctx, county, process, number)
  const { graph, xml } = await ctx.runtime.definition(county, version._id)
  const current = await ctx.runtime.definitionInForce(county, process)
  return { version, xml, changes: changesBetween(graph, current.graph, language) }
}

/** @throws RuntimeError VERSION_UNKNOWN */
export async function versionNumbered(
  ctx: DesignContext,
  county: string,
  process: string,
  number: number,
): Promise<VersionDoc> {
  const version = (await ctx.runtime.versions(county, process)).find(each => each.version === number)
  if (version) return version
  throw versionUnknown(`${process} ${number}`)
}

export function draftOf(ctx: DesignContext, county: string, process: string) {
  return ctx.store.get(procedureDrafts, county, draftId(county, process))
}

async function rowOf(ctx: DesignContext, county: string, process: string): Promise<ProcedureRow> {
  const { id } = await ctx.runtime.definitionInForce(county, process)
  const inForce = (await ctx.runtime.versions(county, process)).find(version => version._id === id)!
  return {
    process,
    name: inForce.name || process,
    inForce,
    draft: await draftOf(ctx, county, process),
    open: await ctx.store.count(instances, county, { where: { process, status: 'running' } }),
  }
}
