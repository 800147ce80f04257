import type { z } from 'zod'
import { say, type Language } from '../../../domain/language.js'
import { checkTable, type Check, type TableName } from '../../../domain/setup/index.js'
import { receiveFile } from '../../files/multipart.js'
import type { RequestContext } from '../../route.js'
import type { setupCheck } from '../schema.js'

/** Bytes of the largest table. */
const longest = 5 * 1024 * 1024
/** Changes and problems that an answer lists; the numbers count all. */
const LISTED = 500

/** The table that a request brings, checked. */
export async function uploaded(context: RequestContext, table: TableName): Promise<Check & { file: string }> {
  const { name, content } = await receiveFile(context.raw, longest)
  return { ...(await checkTable(await context.county(), table, content)), file: name }
}

export function counted({ rows, changes }: Pick<Check, 'rows' | 'changes'>) {
  const added = changes.filter(({ kind }) => kind === 'added').length
  return { rows, added, changed: changes.length - added, same: rows - changes.length }
}

/** A check as its reader reads it. */
export function checkView(check: Check, language: Language): z.infer<typeof setupCheck> {
  const { table, ignored, problems, changes, accounts, fingerprint } = check
  return {
    table,
    ...counted(check),
    accounts: accounts.length,
    ignored,
    problems: problems.slice(0, LISTED).map(({ row, column, text }) => ({
      row,
      ...(column === undefined ? {} : { column }),
      text: say(text, language),
    })),
    changes: changes.slice(0, LISTED).map(({ fields, ...change }) => ({
      ...change,
      fields: fields.map(({ title, from, to }) => ({
        title: say(title, language),
        from: say(from, language),
        to: say(to, language),
      })),
    })),
    fingerprint,
  }
}
