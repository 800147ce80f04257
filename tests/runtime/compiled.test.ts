import { createFeel, type ExpressionPort } from '../../server/engine/index.js'
import { compiledDiagram } from '../../server/runtime/deployments/compiled.js'
import { approval } from './diagrams.js'

describe('a diagram that is compiled', () => {
  it('should be compiled once by all that read expressions alike', async () => {
    const [first, second] = [createFeel(), createFeel()]
    const compiled = await compiledDiagram(approval(), first)
    expect(await compiledDiagram(approval(), first)).toBe(compiled)
    expect(await compiledDiagram(approval(), second)).toBe(compiled)
    expect(await compiledDiagram(approval('approval', 'decide'), first)).not.toBe(compiled)
  })

  it('should be compiled anew by what reads them in a way of its own', async () => {
    const own: ExpressionPort = { ...createFeel(), readings: undefined }
    const compiled = await compiledDiagram(approval(), own)
    expect(compiled).not.toBe(await compiledDiagram(approval(), createFeel()))
    expect(await compiledDiagram(approval(), own)).toBe(compiled)
  })

  it('should be tried again when it could not be read in time', async () => {
    let calls = 0
    const slow: ExpressionPort = {
      ...createFeel(),
      readings: undefined,
      check() {
        if (++calls === 1) throw new Error('cut off')
        return []
      },
    }
    await expect(compiledDiagram(approval('slow'), slow)).rejects.toThrow('cut off')
    expect((await compiledDiagram(approval('slow'), slow)).processes).toHaveLength(1)
  })
})
