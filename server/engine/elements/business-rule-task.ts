import { type Decided, DecisionError, evaluateDecision } from '../decision/index.js'
import type { Behavior } from '../run/behavior.js'
import { nameOf } from '../run/evaluate.js'
import { offerJob, passUnworked } from '../run/job.js'
import { leave } from '../run/leave.js'
import type { Run } from '../run/run.js'
import { Trouble } from '../run/trouble.js'

/** Evaluates a decision of the instance's own deployment within the step; with a job type it is a job. */
export const businessRuleTask: Behavior<'business-rule-task'> = {
  start(activity, task, run) {
    if (!task.decision) return task.job ? offerJob(run, activity, task.job) : passUnworked(run, activity)
    const id = nameOf(run, task.decision.id, activity.key, '决策')
    const { value, matchedRules } = decide(run, id, activity.key)
    run.emit({ type: 'decision-made', element: task.id, decision: id, result: value, rules: matchedRules })
    leave(run, activity, task.decision.result ? { [task.decision.result]: value } : null)
  },
}

function decide(run: Run, id: string, scope: string): Decided {
  const decision = run.env.decision(id)
  if (!decision) throw new Trouble('DECISION_UNKNOWN', `没有部署决策「${id}」`, { decision: id })
  try {
    return evaluateDecision(decision, run.variables(scope), run.env.expressions, run.expressionEnv)
  } catch (error) {
    if (!(error instanceof DecisionError)) throw error
    throw new Trouble('DECISION_FAILED', `决策「${id}」无法得出结果：${error.message}`, {
      decision: id,
      reason: error.code,
    })
  }
}
