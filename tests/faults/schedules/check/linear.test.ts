import { linearize, type Operation } from './linear.js'

// A register that is written and read: the textbook's example.
const model = { start: 0, keyOf: String, mayEnd: () => true }
const write = (value: number, called: number, returned: number): Operation<number> => ({
  name: `write ${value}`,
  called,
  returned,
  apply: () => value,
})
const read = (value: number, called: number, returned: number): Operation<number> => ({
  name: `read ${value}`,
  called,
  returned,
  apply: state => (state === value ? state : undefined),
})

describe('a search for an order', () => {
  it('should find the one that explains overlapping answers', () => {
    const never = [write(1, 0, 10), read(1, 2, 4), write(2, 1, 3), read(2, 5, 6), read(1, 7, 8)]
    expect(linearize(never, model)).toBeUndefined()
    expect(linearize([write(1, 0, 10), write(2, 1, 3), read(2, 2, 4), read(1, 5, 6)], model)).toEqual([
      'write 2',
      'read 2',
      'write 1',
      'read 1',
    ])
  })

  it('should not let what was called after an answer come before it', () => {
    expect(linearize([write(1, 0, 1), write(2, 2, 3), read(1, 4, 5)], model)).toBeUndefined()
  })

  it('should let what was never answered have happened, or not', () => {
    expect(linearize([write(1, 0, Infinity), read(1, 4, 5)], model)).toEqual(['write 1', 'read 1'])
    expect(linearize([write(1, 0, Infinity), read(0, 4, 5)], model)).toEqual(['read 0'])
    expect(linearize([write(1, 6, Infinity), read(1, 4, 5)], model)).toBeUndefined()
  })

  it('should end only where everything may end', () => {
    const ending = { ...model, mayEnd: (state: number) => state === 1 }
    expect(linearize([write(1, 0, Infinity)], ending)).toEqual(['write 1'])
    expect(linearize([read(0, 0, 1)], ending)).toBeUndefined()
  })
})
