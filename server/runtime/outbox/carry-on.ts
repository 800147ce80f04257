import { rootVariables, type Command, type EngineEvent } from '../../engine/index.js'
import { act } from '../act.js'
import type { Context } from '../context.js'
import { isRuntimeError } from '../errors.js'
import { forgetChild, startChild } from '../instances/child.js'
import { terminateWithin } from '../instances/terminate.js'
import { publishWithin } from '../messages/publish.js'
import { stateOf, type InstanceDoc } from '../rows/index.js'
import { throwSignalWithin } from '../signals/throw.js'
import type { Wave } from './wave.js'

/** What one event sets in motion outside its own instance. */
export async function carryOn(ctx: Context, wave: Wave, doc: InstanceDoc, event: EngineEvent): Promise<void> {
  const { county } = doc
  switch (event.type) {
    case 'message-thrown':
      await publishWithin(ctx, wave, county, {
        id: event.id,
        name: event.name,
        key: event.correlationKey,
        variables: event.variables,
        ttl: ctx.limits.messageTtl,
        dedupe: event.dedupe,
      })
      return
    case 'signal-thrown':
      await throwSignalWithin(ctx, wave, county, {
        id: event.id,
        name: event.name,
        variables: event.variables,
        thrower: doc._id,
      })
      return
    case 'child-started':
      await startChild(ctx, wave, doc, event)
      return
    case 'child-cancelled':
      await terminateWithin(ctx, wave, county, event.instance, '调用它的环节已取消').catch(unlessUnknown)
      await forgetChild(ctx, doc, event.child)
      return
    case 'step-suspended':
      await act(ctx, wave, {
        county,
        instance: doc._id,
        token: `continue:${event.seq}`,
        decide: () => ({ type: 'continue' }),
      })
      return
    case 'escalation-thrown':
      if (event.caughtBy === null)
        await tellParent(ctx, wave, doc, event.seq, child => ({
          type: 'child-escalated',
          child,
          code: event.code,
          variables: event.variables,
        }))
      return
    case 'instance-completed':
      await tellParent(ctx, wave, doc, event.seq, child => ({
        type: 'child-completed',
        child,
        variables: rootVariables(stateOf(doc)),
      }))
      return
    case 'instance-failed':
      await tellParent(ctx, wave, doc, event.seq, child => ({
        type: 'child-failed',
        child,
        code: event.code,
        message: event.message,
        variables: rootVariables(stateOf(doc)),
      }))
      return
    case 'instance-terminated':
      await tellParent(ctx, wave, doc, event.seq, child => ({
        type: 'child-failed',
        child,
        code: 'TERMINATED',
        message: event.reason,
        variables: {},
      }))
  }
}

/** A parent that is gone or no longer waits for this child is told in vain. */
async function tellParent(
  ctx: Context,
  wave: Wave,
  doc: InstanceDoc,
  seq: number,
  command: (child: string) => Command,
) {
  const { parent } = doc
  if (!parent) return
  await act(ctx, wave, {
    county: doc.county,
    instance: parent.instance,
    token: `child:${doc._id}:${seq}`,
    decide: () => command(parent.child),
  }).catch(unlessUnknown)
}

function unlessUnknown(error: unknown) {
  if (!isRuntimeError(error, 'INSTANCE_UNKNOWN')) throw error
}
