import type { Words } from '../domain/language.js'

/** One entry of the catalogue: HTTP status, what happened, and what to do, in both languages. */
interface Entry {
  status: number
  zh: string
  en: string
  hint?: string
  hintEn?: string
}

/** Every error that the API answers with. A code is stable for ever; the words may become better. */
export const errors = {
  SESSION_EXPIRED: {
    status: 401,
    zh: '登录已过期，您写的都还在',
    en: 'You are not signed in',
    hint: '请重新登录后再送一次',
    hintEn: 'Sign in and send again',
  },
  BAD_CREDENTIALS: {
    status: 401,
    zh: '账号或密码不对',
    en: 'Account or password is wrong',
    hint: '请核对后再试；忘记密码请找系统管理员',
    hintEn: 'Check both; an administrator can reset the password',
  },
  LOCKED_OUT: {
    status: 423,
    zh: '连续输错次数过多，账号已暂时锁定',
    en: 'Too many wrong passwords; the account is locked for a while',
    hint: '请稍后再试',
    hintEn: 'Try again later',
  },
  CSRF_TOKEN_WRONG: {
    status: 403,
    zh: '页面已过时，为安全起见没有送出',
    en: 'The page is out of date; nothing was sent',
    hint: '请刷新页面后再送一次',
    hintEn: 'Reload the page and send again',
  },
  PASSWORD_MUST_CHANGE: {
    status: 403,
    zh: '请先修改密码：现在的密码是别人设的',
    en: 'Change your password first: somebody else has set it',
    hint: '修改密码后即可办理，您写的都还在',
    hintEn: 'Everything else opens once it is changed',
  },
  WORKER_TOKEN_WRONG: {
    status: 401,
    zh: '没有有效的作业程序令牌',
    en: 'The worker token is missing or wrong',
    hint: '请在请求头 Authorization 里带上 HUYING_WORKER_TOKEN 设定的令牌',
    hintEn: 'Send Authorization: Bearer with the token set as HUYING_WORKER_TOKEN',
  },
  NOT_ALLOWED: {
    status: 403,
    zh: '您的岗位不能做这件事',
    en: 'Your post may not do this',
    hint: '如有别的岗位，可在右上角切换',
    hintEn: 'Switch to another post if you hold one',
  },
  NOT_YOURS: {
    status: 403,
    zh: '没有权限看这件：它属于别的单位',
    en: 'This case belongs to another unit',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有这个地址或记录',
    en: 'There is nothing at this address',
    hint: '请回到待办重新进入',
    hintEn: 'Go back to your tasks',
  },
  ITEM_UNKNOWN: {
    status: 422,
    zh: '清单里没有这一项',
    en: 'The list has no such item',
    hint: '请重新选择清单项，或按清单外事项报中心',
    hintEn: 'Choose an item again, or file it as off the list',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '这个地址不能这样用',
    en: 'This address does not take this method',
  },
  ITEM_NOT_DISPATCHABLE: {
    status: 422,
    zh: '这一项只供参考，不能派发',
    en: 'This item is for reference and cannot be dispatched',
    hint: '请重新选择清单项，或按清单外事项报中心',
    hintEn: 'Choose another item, or file it as off the list',
  },
  BODY_NOT_JSON: { status: 400, zh: '送来的内容不是有效的 JSON', en: 'The body is not valid JSON' },
  FORM_INVALID: {
    status: 422,
    zh: '有内容需要补充或更正',
    en: 'Some input is missing or wrong',
    hint: '请看各栏下面的说明',
    hintEn: 'See the fields',
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    zh: '内容太大，没有收下',
    en: 'The content is too large',
    hint: '单个附件不超过 20 MB',
    hintEn: 'An attachment may have 20 MB',
  },
  BODY_TOO_SLOW: {
    status: 408,
    zh: '网络太慢，内容没有收全，您写的都在',
    en: 'The content did not arrive in time; nothing was done',
    hint: '请在网络好些时再送一次',
    hintEn: 'Send again over a better line',
  },
  FILE_TYPE_REFUSED: {
    status: 415,
    zh: '不收这种文件',
    en: 'This type of file is not accepted',
    hint: '请上传照片、PDF 或办公文档',
    hintEn: 'Send a picture, a PDF or an office document',
  },
  FILE_DAMAGED: {
    status: 422,
    zh: '照片不完整',
    en: 'The picture is not whole',
    hint: '请重新选择或重拍',
    hintEn: 'Choose it again, or take it anew',
  },
  FILE_MISTYPED: {
    status: 415,
    zh: '文件内容与扩展名不符',
    en: 'The content of the file does not fit its name',
    hint: '请用原来的文件重新上传',
    hintEn: 'Send the original file',
  },
  FILE_EMPTY: {
    status: 422,
    zh: '文件是空的',
    en: 'The file is empty',
    hint: '请重新选择文件',
    hintEn: 'Choose the file again',
  },
  TASK_GONE: {
    status: 409,
    zh: '这一步已经有人办了',
    en: 'Somebody has done this step already',
    hint: '您写的没有丢，可改作留言',
    hintEn: 'Your text is kept; it can become a comment',
  },
  NOBODY_WAITS: {
    status: 409,
    zh: '事项现在不在等这一步',
    en: 'The case does not wait for this now',
    hint: '请刷新后看现在轮到谁',
    hintEn: 'Reload to see whose turn it is',
  },
  REFUSED: { status: 409, zh: '现在不能这样办', en: 'This cannot be done now' },
  CONFLICT: {
    status: 409,
    zh: '别人刚刚改过',
    en: 'Somebody else has just changed it',
    hint: '请刷新后再改',
    hintEn: 'Reload and change again',
  },
  DRAFT_STALE: {
    status: 409,
    zh: '这份草稿在别处改过',
    en: 'The draft was changed elsewhere',
    hint: '请选择保留哪一份',
    hintEn: 'Choose which one to keep',
  },
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    zh: '同一次送出的内容前后不一致',
    en: 'The same Idempotency-Key came with another body',
  },
  DIAGRAM_REFUSED: {
    status: 422,
    zh: '流程图有必须改的地方',
    en: 'The diagram has errors',
    hint: '请按图上的标记逐处更正',
    hintEn: 'Correct the marked elements',
  },
  TOO_BUSY: {
    status: 429,
    zh: '现在办理的人太多，没有送出',
    en: 'Too busy right now; nothing was sent',
    hint: '请稍候再送一次',
    hintEn: 'Wait and send again',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    zh: '没存上：存储暂时不可用，您写的都在',
    en: 'Not saved: the store is unavailable',
    hint: '请稍候再送一次',
    hintEn: 'Wait and send again',
  },
  NOT_READY: { status: 503, zh: '系统正在准备数据，请稍候', en: 'The service is preparing its data' },
  INTERNAL: {
    status: 500,
    zh: '系统出了差错，已记录',
    en: 'Something went wrong; it has been recorded',
    hint: '请把编号告诉管理员',
    hintEn: 'Tell an administrator the id',
  },
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof errors

export interface ErrorDetails {
  /** By form key, in the language of the request: what to write there. */
  fields?: Record<string, string>
  details?: unknown
  /** Seconds. */
  retryAfter?: number
  /** TASK_GONE only: who was first, and when. */
  by?: string
  atText?: string
}

/** An expected refusal: thrown by routes, turned into an answer by the one error mapper. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Replaces the catalogue's sentence where the case allows a more exact one; Chinese alone replaces that only. */
    readonly text?: string | Words,
    readonly more: ErrorDetails = {},
  ) {
    super(typeof text === 'object' ? text.zh : (text ?? errors[code].zh))
  }
}

export interface ErrorBody {
  code: string
  message: string
  messageEn: string
  hint?: string
  hintEn?: string
  fields?: Record<string, string>
  by?: string
  atText?: string
  details?: unknown
  requestId: string
}

/** The body that a client gets for an error. */
export function errorBody(error: ApiError, requestId: string): ErrorBody {
  const entry: Entry = errors[error.code]
  return {
    code: error.code,
    message: error.message,
    messageEn: typeof error.text === 'object' ? error.text.en : entry.en,
    hint: entry.hint,
    hintEn: entry.hintEn,
    fields: error.more.fields,
    by: error.more.by,
    atText: error.more.atText,
    details: error.more.details,
    requestId,
  }
}
