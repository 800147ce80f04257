import { isStoreError } from '../../store/port.js'
import type { Diagnostic, ProcessGraph } from '../../engine/index.js'
import type { Context } from '../context.js'
import { DeploymentRefusedError, versionUnknown } from '../errors.js'
import { derivedId } from '../ids.js'
import { deployments, versions, type DeployedFile, type VersionDoc } from '../rows/index.js'
import { checkFiles } from './check.js'
import { headId, SHIPPED, versionId } from './names.js'
import { takeForce } from './take-force.js'
import { heads } from '../rows/index.js'

export interface Deployment {
  files: readonly DeployedFile[]
  /** The list item whose branch it is; without it the shipped procedure. */
  item?: string
  note?: string
  author?: string
  publisher?: string
  /** Files that were in force before stay history: what is shipped must not push aside what was published since. */
  unlessKnown?: boolean
}

export interface Deployed {
  versions: VersionDoc[]
  /** Warnings; errors refuse the deployment. */
  diagnostics: Diagnostic[]
}

/**
 * Puts a version of each executable process of the files in force. The same files again, while they are in force,
 * make no new version.
 * @throws DeploymentRefusedError
 */
export async function deploy(ctx: Context, county: string, ask: Deployment): Promise<Deployed> {
  const files = JSON.stringify([...ask.files].sort((a, b) => (a.name < b.name ? -1 : 1)))
  const fingerprint = derivedId('files', files)
  const deployment = derivedId(county, 'deployment', fingerprint)
  const before = ask.unlessKnown ? await publishedWhole(ctx, county, deployment, ask) : undefined
  if (before) return { versions: before, diagnostics: [] }
  const { processes, diagnostics } = await checkFiles(ask.files, ctx.expressions)
  if (diagnostics.some(each => each.severity === 'error')) throw new DeploymentRefusedError(diagnostics)
  const found: VersionDoc[] = []
  for (const graph of processes) {
    const known = await knownVersion(ctx, county, graph, ask, fingerprint)
    if (known) {
      found.push(known)
      continue
    }
    await keepFiles(ctx, county, deployment, files, fingerprint)
    found.push(await publishVersion(ctx, county, graph, ask, { deployment, fingerprint }))
  }
  if (ask.item === undefined) await markWhole(ctx, county, deployment)
  return { versions: found, diagnostics }
}

/**
 * What these files were published as, when no crash came in between: they were checked then, and checking a folder
 * takes a good part of a start.
 */
async function publishedWhole(
  ctx: Context,
  county: string,
  deployment: string,
  { item = SHIPPED }: Deployment,
): Promise<VersionDoc[] | undefined> {
  const kept = await ctx.store.get(deployments, county, deployment)
  if (!kept?.whole) return undefined
  const { items } = await ctx.store.find(versions, county, { where: { deployment, item }, sort: ['version'] })
  return items.length > 0 ? items : undefined
}

async function markWhole(ctx: Context, county: string, deployment: string): Promise<void> {
  const kept = await ctx.store.get(deployments, county, deployment)
  if (!kept || kept.whole) return
  try {
    await ctx.store.update(deployments, county, deployment, kept.rev, { set: { whole: true } })
  } catch (error) {
    // Another node has marked it.
    if (!isStoreError(error, 'STALE_REV')) throw error
  }
}

/**
 * Publishes an earlier version again: a new version with the same files.
 * @param version `_id` of the earlier one
 * @throws RuntimeError VERSION_UNKNOWN
 */
export async function republish(
  ctx: Context,
  county: string,
  version: string,
  by: Pick<Deployment, 'note' | 'author' | 'publisher'>,
): Promise<VersionDoc> {
  const old = await ctx.store.get(versions, county, version)
  if (!old) throw versionUnknown(version)
  const { graph } = await ctx.definitions.get(county, version)
  const { item, deployment, fingerprint } = old
  return publishVersion(ctx, county, graph, { ...by, item }, { deployment, fingerprint })
}

async function knownVersion(
  ctx: Context,
  county: string,
  graph: ProcessGraph,
  { item = SHIPPED, unlessKnown }: Deployment,
  fingerprint: string,
): Promise<VersionDoc | undefined> {
  const head = await ctx.store.get(heads, county, headId(county, graph.id, item))
  if (head?.fingerprint === fingerprint) return ctx.store.get(versions, county, head.definition)
  if (!unlessKnown) return undefined
  const { items } = await ctx.store.find(versions, county, {
    where: { process: graph.id, item, fingerprint },
    sort: ['-version'],
    limit: 1,
  })
  const [known] = items
  // It was published, and the node died before it took force.
  if (known && !head) await takeForce(ctx, known, graph)
  return known
}

async function keepFiles(
  ctx: Context,
  county: string,
  _id: string,
  files: string,
  fingerprint: string,
): Promise<void> {
  try {
    await ctx.store.insert(deployments, { _id, county, files, fingerprint, at: ctx.clock.now() })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
}

async function publishVersion(
  ctx: Context,
  county: string,
  graph: ProcessGraph,
  { item = SHIPPED, note = '', author = '', publisher = '' }: Omit<Deployment, 'files'>,
  files: { deployment: string; fingerprint: string },
): Promise<VersionDoc> {
  for (;;) {
    const latest = await ctx.store.find(versions, county, {
      where: { process: graph.id, item },
      sort: ['-version'],
      limit: 1,
    })
    const version = (latest.items[0]?.version ?? 0) + 1
    try {
      const doc = await ctx.store.insert(versions, {
        _id: versionId(county, graph.id, item, version),
        county,
        process: graph.id,
        item,
        version,
        versionTag: graph.versionTag,
        name: graph.name,
        ...files,
        note,
        author,
        publisher,
        at: ctx.clock.now(),
      })
      await takeForce(ctx, doc, graph)
      return doc
    } catch (error) {
      // Somebody published at the same moment: the next number.
      if (!isStoreError(error, 'DUPLICATE')) throw error
    }
  }
}
