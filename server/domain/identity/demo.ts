import { onDuty, roleNames, type DirectoryReader } from '../directory/index.js'
import type { CalendarEdition } from '../../calendar/index.js'
import { say, type Language, type Words } from '../language.js'
import type { IdentityContext } from './context.js'
import { IdentityError } from './errors.js'
import { openSession, type Opened } from './sessions.js'
import { told } from './words.js'

export interface DemoPerson {
  person: string
  name: string
  /** As in the post, a title of the county's: 联络员; of somebody who leads the shift: 值班领导. */
  roleName: string
  unitName: string
  onDuty: boolean
}

export interface DemoGroup {
  name: string
  people: DemoPerson[]
}

const groupNames: Readonly<Record<string, Words>> = {
  township: { zh: '乡镇（街道）', en: 'Townships and subdistricts' },
  centre: { zh: '县运行中心', en: 'The county centre' },
  department: { zh: '县直部门', en: 'County departments' },
  office: { zh: '督查 · 编办 · 考核', en: 'Supervision, establishment, assessment' },
  county: { zh: '县领导 · 配置与管理', en: 'County leaders, configuration' },
}

/**
 * Whom the sign-in page offers: people by role, and in each group the leaders on duty of their units at that instant.
 *
 * @throws IdentityError NOT_FOUND outside a demonstration county
 */
export async function demoGroups(
  reader: DirectoryReader,
  edition: CalendarEdition,
  county: string,
  at: number,
  language: Language = 'zh-CN',
): Promise<DemoGroup[]> {
  const directory = await reader.current(county)
  if (!directory.county.demo) throw new IdentityError('NOT_FOUND', told.noDemo)
  const featured = (person: string) => directory.person.get(person)?.featured
  const shown = (person: string, unit: string, roleName: string, leads: boolean): DemoPerson => ({
    person,
    name: directory.person.get(person)?.name ?? person,
    roleName,
    unitName: directory.unit.get(unit)?.short ?? unit,
    onDuty: leads,
  })
  return Object.entries(groupNames).map(([key, name]) => {
    const offered = directory.posts
      .filter(post => featured(post.person)?.group === key)
      .sort((a, b) => (featured(a.person)?.order ?? 0) - (featured(b.person)?.order ?? 0))
    const leaders = new Map(
      offered.flatMap(({ unit }) => {
        const leader = onDuty(directory, edition, unit, at)?.leader
        return leader === undefined ? [] : [[leader, unit]]
      }),
    )
    const people = [
      ...offered.map(post => shown(post.person, post.unit, post.title, leaders.has(post.person))),
      ...[...leaders]
        .filter(([leader]) => featured(leader) === undefined)
        .map(([leader, unit]) => shown(leader, unit, say(roleNames.duty, language), true)),
    ]
    const first = (each: DemoPerson, i: number) => people.findIndex(p => p.person === each.person) === i
    return { name: say(name, language), people: people.filter(first) }
  })
}

/**
 * Signs in as a person without a password, in a demonstration county only.
 *
 * @throws IdentityError NOT_FOUND anywhere else or for somebody unknown
 */
export async function signInAs(
  ctx: IdentityContext,
  county: string,
  person: string,
  requestId?: string,
): Promise<Opened> {
  const directory = await ctx.directory.current(county)
  if (!directory.county.demo) throw new IdentityError('NOT_FOUND', told.noDemo)
  if (!directory.person.has(person)) throw new IdentityError('NOT_FOUND', told.noPerson)
  const opened = await openSession(ctx, county, person)
  const { post } = opened.signedIn.session
  await ctx.audit.append(county, { person, post, act: 'session.opened', subject: person, requestId })
  return opened
}
