import { pinyin } from 'pinyin-pro'
import { sheetOf } from './csv.js'

/** Draws invented names of people, the same ones in the same order every time, none twice and none of the taken. */
export function nameSource(taken: Iterable<string>): () => string {
  const used = new Set(taken)
  const rows = sheetOf('names.csv').rows.map(({ cells: [kind, , text = '', weight] }) => ({
    kind,
    text,
    weight,
  }))
  const weighted = (kind: string) =>
    rows.filter(row => row.kind === kind).flatMap(row => Array<string>(Number(row.weight)).fill(row.text))
  const surnames = weighted('姓')
  const given = weighted('名')
  const random = generator(20_200_701)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  return () => {
    for (;;) {
      const name = pick(surnames) + pick(given)
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

/**
 * Gives each name an account of its own: its pinyin, with a number where somebody else has it.
 * @param taken accounts that are given already
 */
export function accountSource(taken: Iterable<string> = []): (name: string) => string {
  const used = new Set(taken)
  return name => {
    const letters = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('')
    const plain = letters.toLowerCase().replace(/[^a-z0-9]/g, '')
    let account = plain
    for (let count = 2; used.has(account); count++) account = `${plain}${count}`
    used.add(account)
    return account
  }
}

/** Uniform in [0, 1) from a seed (mulberry32): demonstration data is the same on every machine. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
