import type { ProcessGraph } from '../../../../server/engine/index.js'
import { verify } from '../../../../server/engine/verify/index.js'
import { brokenVerifiers } from './broken.js'
import { draw, type Drawn, type Reading } from './diagrams.js'
import { playEverything, playOn, type Played } from './player.js'
import { comparable, freshly, graphOf, lastingly, OUTSIDE } from './trying.js'

const COUNT = process.env.HUYING_LONG === '1' ? 5_000 : 500
/** What takes the player more than that is left out: the next diagram is drawn instead. */
const MOMENTS = 250

interface Tried {
  seed: number
  drawn: Drawn
  graph: ProcessGraph
  /** With an answer of its own to every question. */
  free: Played
  found: readonly string[]
  said: readonly string[]
}

/** Draws so many diagrams, has them played and verified. */
async function tried(reading: Reading): Promise<Tried[]> {
  const all: Tried[] = []
  for (let seed = 1; all.length < COUNT; seed++) {
    const drawn = draw(seed, reading)
    const graph = (await graphOf(drawn.xml))!
    const apart = reading === 'fresh' ? graph : (await graphOf(drawn.apart))!
    const free = playEverything(apart, freshly(drawn, MOMENTS))
    if (!free.finished) continue
    const found = reading === 'fresh' ? [...free.found] : claimed(drawn, { graph, apart, free })
    if (!found) continue
    const report = verify(graph, { now: () => 0, outside: OUTSIDE })
    expect([seed, report.verified]).toEqual([seed, true])
    all.push({ seed, drawn, graph, free, found, said: comparable(report, graph, free) })
  }
  return all
}

/**
 * What the player finds where what was decided lasts, without what only the data forbid: what would run, or come to an
 * end, if everything could be decided anew. Nothing when that is too much to play.
 */
function claimed(
  drawn: Drawn,
  { graph, apart, free }: { graph: ProcessGraph; apart: ProcessGraph; free: Played },
): string[] | undefined {
  const played = playEverything(graph, lastingly(drawn, MOMENTS))
  if (!played.finished) return undefined
  const claims = [...played.found].filter(finding =>
    finding.startsWith('NEVER_RUNS') ? free.found.has(finding) : !isStandstill(finding),
  )
  const further = played.standstills.map(moment => playOn(apart, moment, freshly(drawn, MOMENTS)))
  if (!further.every(on => on.finished)) return undefined
  const held = further.filter(on => !on.canEnd).flatMap(on => [...on.found].filter(isStandstill))
  return [...new Set([...claims, ...held])]
}

const isStandstill = (finding: string) => /^(CANNOT_COMPLETE|TOKEN_STUCK)/.test(finding)

const missing = (of: readonly string[], among: readonly string[]) => of.filter(one => !among.includes(one))

/** How often each kind of finding was there. */
function counted(findings: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const finding of findings) counts[finding.split(' ')[0]!] = (counts[finding.split(' ')[0]!] ?? 0) + 1
  return counts
}

describe('verify beside a player who plays whole processes', () => {
  let fresh: Tried[]
  beforeAll(async () => {
    fresh = await tried('fresh')
  }, 1_800_000)

  it('should find the same where each gateway reads what was decided just before', () => {
    const different = fresh.flatMap(({ seed, found, said }) => {
      const [missed, invented] = [missing(found, said), missing(said, found)]
      return missed.length + invented.length > 0 ? [{ seed, missed, invented }] : []
    })
    expect(different).toEqual([])
    // The diagrams have something to find in them, and many have nothing.
    const counts = counted(fresh.flatMap(({ found }) => found))
    for (const code of ['CANNOT_COMPLETE', 'TOKEN_STUCK', 'NEVER_RUNS', 'NO_LIMIT'])
      expect(counts[code]).toBeGreaterThan(COUNT / 25)
    for (const code of ['UNBOUNDED', 'RUNS_TWICE', 'NO_BRANCH', 'MESSAGE_FROM_NOBODY'])
      expect(counts[code]).toBeGreaterThan(2)
    expect(fresh.filter(({ found }) => found.length === 0).length).toBeGreaterThan(COUNT / 5)
  })

  it('should miss nothing where what was decided lasts', async () => {
    const shared = await tried('shared')
    const missed = shared.flatMap(({ seed, found, said }) =>
      missing(found, said).map(finding => `${seed}: ${finding}`),
    )
    expect(missed).toEqual([])
    const extra = counted(shared.flatMap(({ found, said }) => missing(said, found)))
    console.info(`${COUNT} diagrams with shared variables: verify finds more in ${JSON.stringify(extra)}`)
  }, 1_800_000)

  it.each(brokenVerifiers)('should not be a verifier that %s', async (_, verifier) => {
    for (const { drawn, graph, free, found } of fresh) {
      const said = comparable(verifier((await graphOf(drawn.xml))!), graph, free)
      if (missing(found, said).length + missing(said, found).length > 0) return
    }
    throw new Error('no diagram tells it apart')
  })
})
