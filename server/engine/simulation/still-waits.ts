import type { Command } from '../command.js'
import type { InstanceState } from '../state/state.js'

/** Whether what the command ends is still open: of two things planned for one wait the first has won. */
export function stillWaits(state: InstanceState, command: Command): boolean {
  switch (command.type) {
    case 'complete-task':
      return command.task in state.tasks
    case 'complete-job':
      return command.job in state.jobs
    case 'throw-error':
      return command.wait in state.tasks || command.wait in state.jobs
    case 'fire':
      return command.timer in state.timers
    case 'message':
      return command.subscription in state.messages
    case 'signal':
      return command.subscription in state.signals
    case 'child-completed':
    case 'child-failed':
    case 'child-escalated':
      return command.child in state.children
    default:
      return true
  }
}
