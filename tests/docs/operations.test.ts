import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { collections } from '../../server/service/compose.js'
import { settings } from '../../server/service/config.js'
import { help } from '../../server/cli/help.js'

const read = (file: string) => readFileSync(file, 'utf8')
const sources = (folder: string) =>
  readdirSync(folder)
    .filter(name => name.endsWith('.ts'))
    .map(name => read(join(folder, name)))
const operations = read('docs/operations.md')
/** A section by its title, up to the next one. */
const section = (title: string) => operations.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
/** The first cell of each row of the tables in a text. */
const firstCells = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line => line.split('|')[1] ?? '')
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')

describe('docs/operations.md', () => {
  it('should name every setting that is read, and no other', () => {
    expect(firstCells(section('Settings')).flatMap(named).sort()).toEqual([...settings].sort())
  })

  it('should say what each of our metrics means, and name no other', () => {
    const exposed = [
      ...new Set(sources('server/service').flatMap(text => [...text.matchAll(/'(huying_\w+)'/g)])),
    ]
      .map(([, name]) => name ?? '')
      .sort()
    expect(exposed).toContain('huying_ready')
    expect(firstCells(section('Watching it')).flatMap(named).sort()).toEqual(exposed)
    const used = [...read('deploy/alerts.yaml').matchAll(/huying_\w+/g)].map(([name]) =>
      name.replace(/_(bucket|count)$/, ''),
    )
    expect(exposed).toEqual(expect.arrayContaining(used))
  })

  it('should shard by the county alone what has a unique index, and only collections that there are', () => {
    const [byCounty = '', byId = ''] = section('A sharded cluster')
      .split('\n')
      .filter(line => line.startsWith('| `{ county: 1'))
      .map(line => line.split('|')[2] ?? '')
    const unique = collections.filter(each => each.unique.length > 0).map(each => each.name)
    expect(named(byCounty).sort()).toEqual(unique.sort())
    const others = collections.filter(each => each.unique.length === 0).map(each => each.name)
    expect(others).toEqual(expect.arrayContaining(named(byId)))
  })

  it('should ask for commands that there are', () => {
    const commands = [...operations.matchAll(/`npx huying (\w+)/g)].map(([, name]) => name ?? '')
    expect(commands.length).toBeGreaterThan(3)
    for (const command of commands) expect(help(command)).toMatch(new RegExp(`^huying ${command}`))
  })
})

describe('README.md', () => {
  it('should know only settings that are read', () => {
    const rows = read('README.md')
      .split('\n')
      .filter(line => /^\| `[A-Z_`, ]+ \|/.test(line))
    const known = rows.flatMap(line => named(line.split('|')[1] ?? ''))
    expect(known.length).toBeGreaterThan(3)
    expect(settings).toEqual(expect.arrayContaining(known))
  })
})

describe('every page of the documentation', () => {
  const pages = [
    'README.md',
    'docs/operations.md',
    'docs/handbook.md',
    'docs/compare.md',
    'docs/bench.md',
    'docs/performance.md',
    'docker/README.md',
  ]

  it.each(pages)('should link to files that are there: %s', page => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '')
    expect(links.filter(link => !existsSync(join(page, '..', link)))).toEqual([])
  })
})
