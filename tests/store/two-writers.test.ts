import { twoWriters } from '../../server/store/sqlite/two-writers.js'
import type { Operation } from '../../server/store/sqlite/operations.js'
import type { Writer } from '../../server/store/sqlite/writer.js'

const probe: Operation = { do: 'probe' }

/** Two writers that tell who was asked, on a disk whose commits take so many milliseconds. */
function disk(milliseconds: number) {
  let time = 0
  const asked: string[] = []
  let commits = 0
  const writer = (name: string): Writer => ({
    commit(batch) {
      asked.push(name)
      time += commitTakes.milliseconds
      return { outcomes: batch.map(() => ({ value: name })) }
    },
    end: () => void asked.push(`${name} ended`),
  })
  const commitTakes = { milliseconds }
  const writers = twoWriters(
    writer('thread'),
    writer('here'),
    () => time,
    () => commits++,
  )
  async function by(count: number, company = false, batch = [probe]): Promise<string[]> {
    asked.length = 0
    for (let i = 0; i < count; i++) await writers.commit(batch, company)
    return asked.slice()
  }
  return { by, commitTakes, commits: () => commits, end: () => writers.end(), asked }
}

describe('where SQLite writes', () => {
  it('should be the thread until somebody has acted alone for a while', async () => {
    const { by, commits } = disk(0.3)
    expect(new Set(await by(16))).toEqual(new Set(['thread']))
    expect(await by(2)).toEqual(['here', 'here'])
    expect(commits()).toBe(18)
  })

  it('should be the thread again as soon as there is company', async () => {
    const { by } = disk(0.3)
    await by(20)
    expect(await by(1, true)).toEqual(['thread'])
    expect(await by(1)).toEqual(['thread'])
    expect((await by(20)).at(-1)).toBe('here')
  })

  it('should be the thread while the disk is slow, and for what is large', async () => {
    const { by, commitTakes } = disk(5)
    expect(new Set(await by(40))).toEqual(new Set(['thread']))
    commitTakes.milliseconds = 0.3
    await by(40)
    expect(await by(1)).toEqual(['here'])
    expect(await by(1, false, [{ do: 'load', c: 'things', rows: [] }])).toEqual(['thread'])
    commitTakes.milliseconds = 50
    await by(2)
    expect(await by(1)).toEqual(['thread'])
  })

  it('should end both', async () => {
    const { end, asked } = disk(1)
    await end()
    expect(asked).toEqual(['thread ended', 'here ended'])
  })
})
