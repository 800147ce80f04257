import fc from 'fast-check'
import { blocks, draw } from '../random-diagram.js'
import { report } from './verifying.js'

/** What does not depend on how often the data let a circle go round. */
const CLAIMS = new Set(['CANNOT_COMPLETE', 'TOKEN_STUCK', 'NO_BRANCH', 'RUNS_TWICE', 'MESSAGE_FROM_NOBODY'])

describe('verify: diagrams that must complete', () => {
  it('should find nothing that keeps a structured diagram from completing', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async block => {
        const { findings } = await report(draw(block), { outside: ['message'], states: 3_000 })
        const found = findings.filter(({ code }) => CLAIMS.has(code))
        expect(found.map(({ code, element }) => `${code} ${element}`)).toEqual([])
      }),
      { numRuns: 100, seed: 4 },
    )
  })
})
