import type { Context } from '../context.js'
import { versionUnknown } from '../errors.js'
import {
  deployments,
  heads,
  versions,
  type DeployedFile,
  type HeadDoc,
  type VersionDoc,
} from '../rows/index.js'
import { headId, SHIPPED } from './names.js'

/** What is in force, by process. */
export async function inForce(ctx: Context, county: string): Promise<HeadDoc[]> {
  return (await ctx.store.find(heads, county, { sort: ['process', 'item'], limit: 1000 })).items
}

/** Which version of this very branch is in force; it does not fall back to the shipped one. */
export function head(ctx: Context, county: string, process: string, item = SHIPPED) {
  return ctx.store.get(heads, county, headId(county, process, item))
}

/** Every version, the latest first. */
export async function versionsOf(
  ctx: Context,
  county: string,
  process: string,
  item = SHIPPED,
): Promise<VersionDoc[]> {
  const found: VersionDoc[] = []
  for await (const each of ctx.store.stream(versions, county, {
    where: { process, item },
    sort: ['-version'],
  }))
    found.push(each)
  return found
}

/**
 * The files of a version as they were published.
 * @throws RuntimeError VERSION_UNKNOWN
 */
export async function filesOf(ctx: Context, county: string, version: string): Promise<DeployedFile[]> {
  const doc = await ctx.store.get(versions, county, version)
  const deployment = doc && (await ctx.store.get(deployments, county, doc.deployment))
  if (!deployment) throw versionUnknown(version)
  return JSON.parse(deployment.files) as DeployedFile[]
}
