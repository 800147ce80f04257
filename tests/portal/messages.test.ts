import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import en from '../../portal/src/messages/en.js'
import zhCN from '../../portal/src/messages/zh-CN.js'

const source = fileURLToPath(new URL('../../portal/src', import.meta.url))
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(vue|ts)$/.test(name) && !name.startsWith('messages'))
  .map(name => ({ name, text: readFileSync(join(source, name), 'utf8') }))

/** Every message by its path, lists counted as one. */
function flat(messages: object, at = ''): Map<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    const path = at ? `${at}.${key}` : key
    if (typeof value === 'string') all.set(path, value)
    else if (Array.isArray(value)) all.set(path, value.join('\n'))
    else for (const [inner, text] of flat(value as object, path)) all.set(inner, text)
  }
  return all
}

const chinese = flat(zhCN)
const english = flat(en)
const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()

describe('messages', () => {
  it('should have the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('should name only values in English that the page gives to the Chinese sentence', () => {
    const strange = [...english].filter(([key, text]) =>
      named(text).some(name => !named(chinese.get(key)!).includes(name)),
    )
    expect(strange).toEqual([])
  })

  it('should not leave a sentence empty', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  it('should be found for every key that a page names outright', () => {
    const known = (key: string) =>
      chinese.has(key) || [...chinese.keys()].some(one => one.startsWith(`${key}.`))
    const missing = files.flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:t|tm)\('([\w.\-一-鿿]+)'/g)]
        .filter(([, key]) => !known(key!))
        .map(([, key]) => `${name}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('should be the only place of Chinese that a person reads: no template holds any', () => {
    const found = files.flatMap(({ name, text }) => {
      const template = /<template>([\s\S]*)<\/template>/.exec(text)?.[1] ?? ''
      return template
        .split('\n')
        .filter(line => /[一-鿿]/.test(line.replace(/(===|!==|t\(`?'?role\.)\s*'?[一-鿿]+'?/g, '')))
        .map(line => `${name}: ${line.trim()}`)
    })
    expect(found).toEqual([])
  })
})
