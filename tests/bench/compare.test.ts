import { existsSync, readFileSync } from 'node:fs'
import { outcome } from './compare/outcomes.mjs'
import { markdown, questions, rows } from './compare/tell.mjs'

beforeAll(() => {
  if (!existsSync('dist/server/runtime/index.js')) throw new Error('the server is not built: npm run build')
})

const expected: Readonly<Record<string, string>> = {
  'thirty-days': 'waits, also after the restart; went on when its clock had moved 30 days',
  'none-true': 'stands still and says: incident NO_CONDITION_HELD at choose',
  'exclusive-merge': 'passed 2 times',
  'killed-in-service': 'went on by itself, a minute later and ended; the service was called 2 times',
  'script-plainly': 'cannot be published: SCRIPT_NOT_FEEL',
  'script-roundabout': 'reads nothing',
  'inclusive-join': 'waited for the person; in all it passed 1 time',
}

describe('the comparison', () => {
  it.each(Object.entries(expected))('should find of Huying: %s', async (diagram, sentence) => {
    const facts = await outcome('huying', diagram, { COMPARE_WATCH: '1500' })
    expect(questions.find(each => each.diagram === diagram)?.tell(facts)).toBe(sentence)
  })

  it('should ask each question once, and tell what happened in words', () => {
    expect(questions.map(each => each.diagram).sort()).toEqual(Object.keys(expected).sort())
    const lost = Object.fromEntries(questions.map(({ diagram }) => [diagram, { lost: 1 }]))
    const early = { ...lost, 'thirty-days': { before: { fired: 7 } }, 'none-true': { ended: true, n: 0 } }
    const [timer, gateway, merge] = rows(['a', 'b'], { a: early, b: lost })
    expect(timer?.slice(1)).toEqual([
      'went on 7 ms after the start, 30 days too early',
      'its process ended without an answer (1)',
    ])
    expect(gateway?.[1]).toContain('counts as ended, neither branch was taken')
    expect(merge?.[1]).toBe('its process ended without an answer (1)')
  })

  it('should keep an example run with a column for each engine and a row for each question', () => {
    const kept = readFileSync('docs/compare.md', 'utf8').split(/<!-- (?:run|end of the run) -->/)[1] ?? ''
    const lines = kept.split('\n').filter(line => line.startsWith('|'))
    expect(lines[0]).toMatch(/\| Huying [\d.]+ +\| bpmn-engine 25\.0\.1 +\| bpmn-server 2\.3\.8 +\|$/)
    for (const { asks } of questions) expect(lines.filter(line => line.includes(asks))).toHaveLength(1)
    expect(lines).toHaveLength(questions.length + 2)
  })

  it('should write a cell with a bar in it as one cell', () => {
    expect(
      markdown([
        ['a', 'b'],
        ['x|y', 'z'],
      ]).split('\n')[2],
    ).toBe('| x\\|y | z |')
  })
})
