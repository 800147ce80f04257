import { approval, diagram, end, start, user } from './diagrams.js'
import { dying } from './dying.js'
import { build, county, deploy, office } from './office.js'

describe('deployments', () => {
  it('should make a version in force, and none for the same files again', async () => {
    const { runtime } = await office()
    const first = await deploy(runtime, approval())
    expect(first.versions).toMatchObject([
      { process: 'approval', item: '', version: 1, author: 'designer', publisher: 'publisher' },
    ])
    const again = await deploy(runtime, approval())
    expect(again.versions[0]!.version).toBe(1)
    expect(await runtime.versions(county, 'approval')).toHaveLength(1)
  })

  it('should put what is shipped in force whole, also when a start died over it, and once only', async () => {
    const files = ['one', 'two'].map(id => ({ name: `${id}.bpmn`, content: approval(id) }))
    for (let writes = 0; writes <= 6; writes++) {
      const o = await office()
      const ship = ({ runtime } = o) => runtime.deploy(county, { files, unlessKnown: true })
      await ship(build(o.store, o.clock, { wrap: dying(writes) })).catch(() => undefined)
      expect((await ship()).versions).toHaveLength(2)
      const { versions } = await ship()
      expect(versions.map(each => `${each.process} ${each.version}`).sort()).toEqual(['one 1', 'two 1'])
      for (const process of ['one', 'two']) await o.runtime.start(county, { process, variables: {} })
      expect(await o.open()).toHaveLength(2)
    }
  })

  it('should keep running instances on their version while new ones take the new', async () => {
    const { runtime, open } = await office()
    await deploy(runtime, approval('approval', 'review'))
    await runtime.start(county, { process: 'approval', variables: {} })
    await deploy(runtime, approval('approval', 'decide'))
    await runtime.start(county, { process: 'approval', variables: {} })
    expect((await open()).map(each => each.element).sort()).toEqual(['decide', 'review'])
    const old = (await open()).find(each => each.element === 'review')!
    await runtime.complete(county, { instance: old.instance, task: old.task, variables: {}, by: 'li' })
    expect((await runtime.instance(county, old.instance))!.doc.status).toBe('completed')
  })

  it('should publish an old version again as a new one with the same files', async () => {
    const { runtime, open } = await office()
    const [first] = (await deploy(runtime, approval('approval', 'review'))).versions
    await deploy(runtime, approval('approval', 'decide'))
    const third = await runtime.republish(county, first!._id, { note: 'back', publisher: 'liu' })
    expect(third).toMatchObject({ version: 3, note: 'back', publisher: 'liu' })
    await runtime.start(county, { process: 'approval', variables: {} })
    expect((await open()).map(each => each.element)).toEqual(['review'])
    expect(await runtime.files(county, third._id)).toEqual(await runtime.files(county, first!._id))
  })

  it('should not let known files push aside what was published after them', async () => {
    const { runtime } = await office()
    const shipped = [{ name: 'a.bpmn', content: approval('approval', 'review') }]
    await runtime.deploy(county, { files: shipped })
    await runtime.deploy(county, { files: [{ name: 'a.bpmn', content: approval('approval', 'decide') }] })
    await runtime.deploy(county, { files: shipped, unlessKnown: true })
    expect((await runtime.head(county, 'approval'))!.version).toBe(2)
  })

  it('should start the branch of the item when there is one, else the shipped procedure', async () => {
    const { runtime, open } = await office()
    await deploy(runtime, approval('approval', 'shipped'))
    await runtime.deploy(county, {
      files: [{ name: 'a.bpmn', content: approval('approval', 'branched') }],
      item: 'SD-1',
    })
    await runtime.start(county, { process: 'approval', variables: { item: 'SD-1' } })
    await runtime.start(county, { process: 'approval', variables: { item: 'SD-2' } })
    expect((await open()).map(each => each.element).sort()).toEqual(['branched', 'shipped'])
  })

  it('should refuse what the engine refuses, and what names a form that is not there', async () => {
    const { runtime } = await office()
    await expect(deploy(runtime, '<nothing')).rejects.toMatchObject({
      code: 'DEPLOYMENT_REFUSED',
      diagnostics: [{ severity: 'error', file: '0.bpmn' }],
    })
    const formless = diagram({
      id: 'p',
      elements: start() + user('t', '= [clerk("YX")]', '<zeebe:formDefinition formId="nowhere" />') + end(),
      flows: [
        ['start', 't'],
        ['t', 'end'],
      ],
    })
    await expect(deploy(runtime, formless)).rejects.toMatchObject({
      diagnostics: [{ code: 'FORM_UNKNOWN' }],
    })
    await expect(runtime.start(county, { process: 'p', variables: {} })).rejects.toMatchObject({
      code: 'PROCESS_UNKNOWN',
    })
  })

  it('should refuse a task that says nothing of what is to be done', async () => {
    const { runtime } = await office()
    const silent = diagram({
      id: 'silent',
      elements: `${start()}<bpmn:serviceTask id="work" /><bpmn:task id="rest" />${end()}`,
      flows: [
        ['start', 'work'],
        ['work', 'rest'],
        ['rest', 'end'],
      ],
    })
    const { diagnostics } = await runtime.check([{ name: 'a.bpmn', content: silent }])
    expect(diagnostics).toMatchObject([
      { element: 'work', code: 'JOB_TYPE_MISSING', severity: 'error' },
      { element: 'rest', code: 'TASK_ABSTRACT', severity: 'error' },
    ])
  })

  it('should keep the versions of two counties apart', async () => {
    const { runtime } = await office()
    await deploy(runtime, approval())
    await expect(runtime.start('other', { process: 'approval', variables: {} })).rejects.toMatchObject({
      code: 'PROCESS_UNKNOWN',
    })
  })
})
