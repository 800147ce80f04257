import { waits, type EngineEvent } from '../../engine/index.js'
import type { Context } from '../context.js'
import type { Definition } from '../deployments/definitions.js'
import { definitionInForce, definitionTagged } from '../deployments/in-force.js'
import { isRuntimeError } from '../errors.js'
import { raise, settleIncident } from '../incidents/raise.js'
import type { Wave } from '../outbox/wave.js'
import { eventsIn, stateOf, type InstanceDoc } from '../rows/index.js'
import { create } from './create.js'
import { historyOf } from './view.js'

type ChildStarted = EngineEvent & { type: 'child-started' }

/** Starts a called process, once. One that is not deployed, or refuses, is an incident; its retry tries again. */
export async function startChild(ctx: Context, wave: Wave, parent: InstanceDoc, event: ChildStarted) {
  const about = missing(event.key)
  try {
    await create(ctx, wave, parent.county, await called(ctx, parent, event), {
      instance: event.instance,
      variables: event.variables,
      parent: { instance: parent._id, child: event.key },
      token: `child:${event.instance}`,
    })
    await settleIncident(ctx, parent.county, parent._id, about)
  } catch (error) {
    if (!isRuntimeError(error)) throw error
    await raise(ctx, parent, { about, element: event.element, code: error.code, message: error.message })
  }
}

/** The call was cancelled before its process could be started. */
export const forgetChild = (ctx: Context, parent: InstanceDoc, child: string) =>
  settleIncident(ctx, parent.county, parent._id, missing(child))

/** Takes up again a child that could not be started, while its call still waits. */
export async function restartChild(ctx: Context, wave: Wave, parent: InstanceDoc, about: string) {
  if (!waits(stateOf(parent)).children.some(each => missing(each.key) === about))
    return settleIncident(ctx, parent.county, parent._id, about)
  for (const row of await historyOf(ctx, parent.county, parent._id))
    for (const event of eventsIn(row))
      if (event.type === 'child-started' && missing(event.key) === about) {
        return startChild(ctx, wave, parent, event)
      }
}

/** The version that a call takes: the one in force now, the caller's own deployment's, or the one with a tag. */
async function called(ctx: Context, parent: InstanceDoc, event: ChildStarted): Promise<Definition> {
  const item = ctx.itemOf?.(event.variables) ?? null
  switch (event.binding) {
    case 'deployment': {
      const own = await ctx.definitions.get(parent.county, parent.definition)
      return ctx.definitions.inDeployment(parent.county, own.deployment, event.process)
    }
    case 'versionTag':
      return definitionTagged(ctx, parent.county, event.process, item, event.versionTag ?? '')
    default:
      return definitionInForce(ctx, parent.county, event.process, item)
  }
}

const prefix = 'child:'
const missing = (child: string) => prefix + child
export const isMissingChild = (about: string) => about.startsWith(prefix)
