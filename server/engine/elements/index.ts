import type { Behaviors } from '../run/behavior.js'
import { abstractTask } from './abstract-task.js'
import { boundaryEvent } from './boundary-event.js'
import { businessRuleTask } from './business-rule-task.js'
import { callActivity } from './call-activity.js'
import { cancelEnd } from './cancel-end.js'
import { catchEvent } from './catch-event.js'
import { compensationThrow } from './compensation-throw.js'
import { endEvent } from './end-event.js'
import { errorEnd } from './error-end.js'
import { escalationThrow } from './escalation-throw.js'
import { eventBasedGateway } from './event-based-gateway.js'
import { eventSubProcess } from './event-sub-process.js'
import { exclusiveGateway } from './exclusive-gateway.js'
import { inclusiveGateway } from './inclusive-gateway.js'
import { manualTask } from './manual-task.js'
import { messageThrow } from './message-throw.js'
import { multipleThrow } from './multiple-throw.js'
import { noneEvent } from './none-event.js'
import { parallelGateway } from './parallel-gateway.js'
import { process } from './process.js'
import { receiveTask } from './receive-task.js'
import { scriptTask } from './script-task.js'
import { sendTask } from './send-task.js'
import { serviceTask } from './service-task.js'
import { signalThrow } from './signal-throw.js'
import { startEvent } from './start-event.js'
import { subProcess } from './sub-process.js'
import { terminateEnd } from './terminate-end.js'
import { userTask } from './user-task.js'

/** What each kind of element does. A kind that is missing here cannot be compiled into a graph. */
export const behaviors: Behaviors = {
  process,
  'sub-process': subProcess,
  'event-sub-process': eventSubProcess,
  'start-event': startEvent,
  'end-event': endEvent,
  'none-event': noneEvent,
  'catch-event': catchEvent,
  'boundary-event': boundaryEvent,
  'message-throw': messageThrow,
  'signal-throw': signalThrow,
  'escalation-throw': escalationThrow,
  'error-end': errorEnd,
  'multiple-throw': multipleThrow,
  'terminate-end': terminateEnd,
  'cancel-end': cancelEnd,
  'compensation-throw': compensationThrow,
  'user-task': userTask,
  'service-task': serviceTask,
  'send-task': sendTask,
  'receive-task': receiveTask,
  'script-task': scriptTask,
  'business-rule-task': businessRuleTask,
  'manual-task': manualTask,
  'abstract-task': abstractTask,
  'call-activity': callActivity,
  'exclusive-gateway': exclusiveGateway,
  'parallel-gateway': parallelGateway,
  'inclusive-gateway': inclusiveGateway,
  'event-based-gateway': eventBasedGateway,
}
