// What export, import, backup and restore have in common: arguments, progress lines, exit codes.
import { parseArgs } from 'node:util'
import { MovingError, type MovingErrorCode, type Progress } from '../moving/index.js'
import { isStoreError, type StoreOptions } from '../store/index.js'
import { UsageError } from './help.js'

export interface Moving {
  /** The store that the service uses with these settings. */
  where: () => StoreOptions
  /** Name and version of this program. */
  program: string
  now: () => number
  say: (line: string) => void
}

/** The one folder that is named, and which options are given. @throws UsageError */
export function folderAnd(
  given: string[],
  options: readonly string[] = [],
): { folder: string; on: Set<string> } {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      allowPositionals: true,
      options: Object.fromEntries(options.map(name => [name, { type: 'boolean' as const }])),
    })
    if (positionals.length === 1) return { folder: positionals[0]!, on: new Set(Object.keys(values)) }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  throw new UsageError('one folder is needed')
}

const codes: Record<MovingErrorCode, number> = {
  NOT_EMPTY: 2,
  IN_USE: 2,
  CHANGED_MEANWHILE: 2,
  IMPORT_UNFINISHED: 2,
  NOT_WHAT_IT_IS: 2,
  DAMAGED: 3,
  NEWER: 4,
}

/** Does it, and says in words what stands in the way. @returns the exit code */
export async function withWords(say: (line: string) => void, work: () => Promise<void>): Promise<number> {
  try {
    await work()
    return 0
  } catch (error) {
    if (error instanceof MovingError) {
      say(error.text.zh)
      say(error.text.en)
      return codes[error.code]
    }
    if (!isStoreError(error)) throw error
    say(error.message)
    if (error.code === 'DATA_LOCKED')
      say(
        '请先停止服务；要在服务运行时留一份，请用 huying backup。 Stop Huying first; huying backup works while it serves.',
      )
    return 2
  }
}

const everyMs = 1000

/** Prints how far it is: each second at most, and when a part is done. */
export function progressLines(say: (line: string) => void, now: () => number): (progress: Progress) => void {
  let last = -Infinity
  return ({ part, done, total }) => {
    if (done < total && now() - last < everyMs) return
    last = now()
    say(`${part}: ${done}/${total}`)
  }
}
