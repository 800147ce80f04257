import type { z } from 'zod'
import { resolve, type Directory } from '../../domain/directory/index.js'
import { byNobody, type Finding, type ProcedureDraft, type ProcedureRow } from '../../domain/design/index.js'
import { momentText } from '../../domain/views/time/dates.js'
import type { RequestContext } from '../route.js'
import type { diagnostic, draft, procedureRow, version } from './schema.js'

/** How this folder's answers are written: for one person, at one instant. */
export interface Views {
  version(doc: ProcedureRow['inForce'], inForce: boolean): z.infer<typeof version>
  draft(doc: ProcedureDraft): z.infer<typeof draft>
  row(row: ProcedureRow): z.infer<typeof procedureRow>
  /** Names of who holds a role in a unit now, by the FEEL that says so: `clerk("中心")`. */
  holders(roles: readonly string[], units: readonly string[]): Record<string, string>
}

export async function viewsOf({ services, caller, now, language }: RequestContext): Promise<Views> {
  const { domain, clock } = services
  const people = await domain.directory.current(caller.county)
  const name = (person: string) => (byNobody(person) ? '' : (people.person.get(person)?.name ?? person))
  const when = (at: number) => ({ at: clock.iso(at), atText: momentText(at, now, language) })
  const views: Views = {
    version: (doc, inForce) => ({
      version: doc.version,
      note: doc.note,
      author: name(doc.author),
      publisher: name(doc.publisher),
      inForce,
      ...when(doc.at),
    }),
    draft: doc => ({
      rev: doc.rev,
      basedOn: doc.basedOnVersion,
      mine: doc.author === caller.person,
      by: name(doc.author),
      ...when(doc.savedAt),
    }),
    row: row => ({
      process: row.process,
      name: row.name,
      inForce: views.version(row.inForce, true),
      ...(row.draft ? { draft: views.draft(row.draft) } : {}),
      open: row.open,
    }),
    holders: (roles, units) =>
      Object.fromEntries(
        roles.flatMap(role =>
          units.map(unit => [
            `${role}(${unit})`,
            holdersOf(people, domain.calendar(caller.county), role, unit, now),
          ]),
        ),
      ),
  }
  return views
}

function holdersOf(
  people: Directory,
  edition: Parameters<typeof resolve>[1],
  role: string,
  unit: string,
  now: number,
): string {
  const principal = { role: role.replace(' ', '-'), unit: JSON.parse(unit) as string }
  const found = resolve(people, edition, [principal], now)
  if (found.for !== undefined) return ''
  return found.people.map(person => people.person.get(person)?.name ?? person).join('、')
}

export function diagnosticView({ file: _file, ...finding }: Finding): z.infer<typeof diagnostic> {
  return finding
}
