export type MovingErrorCode =
  'NOT_EMPTY' | 'IN_USE' | 'DAMAGED' | 'NEWER' | 'CHANGED_MEANWHILE' | 'IMPORT_UNFINISHED' | 'NOT_WHAT_IT_IS'

/** What stands in the way of an export, an import, a backup, a restore or an upgrade; `code` is stable. */
export class MovingError extends Error {
  constructor(
    readonly code: MovingErrorCode,
    /** What is wrong and what to do, for the operator. */
    readonly text: { zh: string; en: string },
    options?: ErrorOptions,
  ) {
    super(text.en, options)
    this.name = 'MovingError'
  }
}

export function damaged(file: string, zh: string, en: string, cause?: unknown): MovingError {
  return new MovingError(
    'DAMAGED',
    { zh: `${file} 已损坏：${zh}`, en: `${file} is damaged: ${en}` },
    cause === undefined ? undefined : { cause },
  )
}

/** `what` was written by a program that knows more than this one. */
export function newer(what: string, theirs: number, known: number, program: string): MovingError {
  return new MovingError('NEWER', {
    zh: `${what} 由较新的程序（${program}）写成：版本 ${theirs}，本程序只认到 ${known}。请改用该版本或更新的程序。`,
    en: `${what} was written by a newer program (${program}): version ${theirs}, this one knows up to ${known}. Use that program or a later one.`,
  })
}
