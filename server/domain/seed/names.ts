import { pinyin } from 'pinyin-pro'
import { rowsOf } from './csv.js'

/** Draws invented names of people, the same ones in the same order every time, none twice and none of the taken. */
export function nameSource(taken: Iterable<string>): () => string {
  const used = new Set(taken)
  const rows = rowsOf<'kind' | 'gender' | 'text' | 'weight'>('names.csv')
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

/** Gives each name an account of its own: its pinyin, with a number where somebody else has it. */
export function accountSource(): (name: string) => string {
  const used = new Map<string, number>()
  return name => {
    const plain = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).join('')
    const count = (used.get(plain) ?? 0) + 1
    used.set(plain, count)
    return count === 1 ? plain : `${plain}${count}`
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
