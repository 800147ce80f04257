import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

const server = join(process.cwd(), 'server')

/** Who may import whom, folder by folder; what is not here is not allowed. */
const allowed: Record<string, readonly string[]> = {
  calendar: [],
  engine: ['calendar'],
  store: [],
  moving: ['store'],
  runtime: ['engine', 'store', 'calendar'],
  domain: ['runtime', 'store', 'calendar'],
  api: ['domain', 'runtime'],
  // composition roots, like main.ts and cli.ts
  service: ['api', 'domain', 'runtime', 'engine', 'moving', 'store', 'calendar'],
  cli: ['api', 'domain', 'runtime', 'engine', 'moving', 'store', 'calendar'],
}

const sources = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({
    name: name.split(sep).join('/'),
    imports: [...readFileSync(join(server, name), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
      found => String(found[1]),
    ),
  }))

const folderOf = (path: string): string => (path.includes('/') ? String(path.split('/')[0]) : '')

describe('the house', () => {
  it('should import only what the allow-list names', () => {
    const strangers = sources.flatMap(({ name, imports }) => {
      const folder = folderOf(name)
      if (folder === '') return []
      return imports
        .filter(target => target.startsWith('.'))
        .map(target =>
          relative(server, join(server, dirname(name), target))
            .split(sep)
            .join('/'),
        )
        .map(target =>
          folderOf(target) === '' || target.startsWith('..') ? `(root) ${target}` : folderOf(target),
        )
        .filter(target => target !== folder && !allowed[folder]?.includes(target))
        .map(target => `${name} imports ${target}`)
    })
    expect(strangers).toEqual([])
  })

  it('should keep Node out of the engine and the calendar', () => {
    const node = sources
      .filter(({ name }) => name.startsWith('engine/') || name.startsWith('calendar/'))
      .flatMap(({ name, imports }) =>
        imports.filter(i => i.startsWith('node:')).map(i => `${name} imports ${i}`),
      )
    expect(node).toEqual([])
  })

  it('should keep SQL and database drivers inside the store', () => {
    const drivers = sources
      .filter(({ name }) => !name.startsWith('store/'))
      .flatMap(({ name, imports }) =>
        imports
          .filter(i => /sqlite|mongoose|mongodb/.test(i) && !i.startsWith('.'))
          .map(i => `${name} imports ${i}`),
      )
    expect(drivers).toEqual([])
  })

  it('should find every folder of the server in the allow-list', () => {
    const folders = new Set(sources.map(({ name }) => folderOf(name)).filter(folder => folder !== ''))
    expect([...folders].filter(folder => !(folder in allowed))).toEqual([])
  })
})
