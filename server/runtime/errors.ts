import type { Diagnostic } from '../engine/index.js'

export type RuntimeErrorCode =
  | 'TASK_GONE'
  | 'JOB_GONE'
  | 'JOB_LOCKED'
  | 'NOBODY_WAITS'
  | 'ALREADY_STARTED'
  | 'REFUSED'
  | 'INSTANCE_UNKNOWN'
  | 'INSTANCE_ENDED'
  | 'INSTANCE_QUARANTINED'
  | 'INCIDENT_UNKNOWN'
  | 'PROCESS_UNKNOWN'
  | 'VERSION_UNKNOWN'
  | 'DEPLOYMENT_REFUSED'
  | 'PAYLOAD_TOO_LARGE'
  | 'INSTANCE_TOO_LARGE'
  | 'TOO_BUSY'

/** Every expected refusal of the runtime. `message` is Chinese and may be shown to people. */
export class RuntimeError extends Error {
  constructor(
    /** Stable. */
    readonly code: RuntimeErrorCode,
    message: string,
    readonly messageEn: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = new.target.name
  }
}

/** The task is not open any more. */
export class StaleTaskError extends RuntimeError {
  constructor(
    /** Who did it, when it was done by a person. */
    readonly doneBy: string | null,
    /** When it was done or cancelled; null when no such task is known. */
    readonly doneAt: number | null,
    readonly how: 'done' | 'cancelled' | 'unknown',
  ) {
    super(
      'TASK_GONE',
      how === 'done' ? '这项任务已由他人办理' : how === 'cancelled' ? '这项任务已取消' : '没有这项任务',
      how === 'done'
        ? 'Somebody else has completed this task'
        : how === 'cancelled'
          ? 'This task was cancelled'
          : 'There is no such task',
    )
  }
}

/** The act ran into an end event that refuses it: nothing was written. */
export class RefusedError extends RuntimeError {
  constructor(
    readonly text: string,
    /** The refusing end event. */
    readonly element: string,
    textEn = text,
  ) {
    super('REFUSED', text, textEn)
  }
}

/** The files cannot be deployed; each diagnostic says where and why. */
export class DeploymentRefusedError extends RuntimeError {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    const [first] = diagnostics.filter(each => each.severity === 'error')
    super(
      'DEPLOYMENT_REFUSED',
      `流程图不能发布,请按提示修改${first ? `:${first.message}` : ''}`,
      `The diagram cannot be deployed${first ? `: ${first.messageEn}` : ''}`,
    )
  }
}

export const nobodyWaits = (name: string) =>
  new RuntimeError('NOBODY_WAITS', `当前没有环节等候“${name}”`, `Nobody waits for "${name}"`)

export const alreadyStarted = () => new RuntimeError('ALREADY_STARTED', '已在办理', 'Already under way')

export const instanceUnknown = (id: string) =>
  new RuntimeError('INSTANCE_UNKNOWN', `没有这个流程实例:${id}`, `There is no instance ${id}`)

export const instanceEnded = (id: string) =>
  new RuntimeError('INSTANCE_ENDED', `流程已经结束:${id}`, `The instance ${id} has ended`)

export const instanceQuarantined = (id: string) =>
  new RuntimeError(
    'INSTANCE_QUARANTINED',
    '此件因系统故障暂停办理,管理员处理后可继续',
    `The instance ${id} is in quarantine`,
  )

export const incidentUnknown = (id: string) =>
  new RuntimeError('INCIDENT_UNKNOWN', '没有这个异常,或已处理', `There is no open incident ${id}`)

export const processUnknown = (process: string) =>
  new RuntimeError('PROCESS_UNKNOWN', `没有已发布的流程:${process}`, `No deployed process ${process}`)

export const versionUnknown = (what: string) =>
  new RuntimeError('VERSION_UNKNOWN', `没有这个版本:${what}`, `There is no version ${what}`)

export const jobGone = () => new RuntimeError('JOB_GONE', '该作业已结束', 'The job is gone')

export const jobLocked = () =>
  new RuntimeError('JOB_LOCKED', '该作业由其他工作程序持有', 'Another worker holds the job')

export const payloadTooLarge = (bytes: number, limit: number) =>
  new RuntimeError(
    'PAYLOAD_TOO_LARGE',
    `提交的内容过大(${bytes} 字节,上限 ${limit} 字节)`,
    `The payload has ${bytes} bytes, ${limit} are allowed`,
  )

export const instanceTooLarge = (id: string, cause: unknown) =>
  new RuntimeError('INSTANCE_TOO_LARGE', '此件的数据过大,不能再写入', `Instance ${id} is too large`, {
    cause,
  })

export const tooBusy = () =>
  new RuntimeError('TOO_BUSY', '系统繁忙,请稍后再试', 'The service is busy, try again shortly')

/** True for a refusal of the runtime, with this code when one is given. */
export function isRuntimeError(error: unknown, code?: RuntimeErrorCode): error is RuntimeError {
  return error instanceof RuntimeError && (code === undefined || error.code === code)
}
