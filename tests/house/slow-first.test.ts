import { existsSync, readFileSync } from 'node:fs'

describe('the files that a first run begins with', () => {
  it('should all be there', () => {
    const files = readFileSync('tests/slow-first.txt', 'utf8').trim().split('\n')
    expect(files.filter(file => !existsSync(file))).toEqual([])
  })
})
