import type { Client } from '../client.js'
import { startService, type RunningService } from '../service.js'

let service: RunningService
let xu: Client
let gong: Client
beforeAll(async () => {
  service = await startService()
  xu = await service.signIn('xuming')
  gong = await service.signIn('gongxue')
  await gong.ask('PUT', '/api/session/post', { body: { post: '379999.gongxue.BB.designer' } })
})
afterEach(() => xu.ask('DELETE', `${address}/draft`))
afterAll(() => service.close())

interface Opened {
  xml: string
  draft?: { rev: number; by: string; mine: boolean }
  diagnostics: { code: string; element: string | null }[]
  changes: { text: string }[]
  choices: {
    holders: Record<string, string>
    roles: { name: string }[]
    forms: { value: string; name: string }[]
    units: { value: string }[]
  }
}
const address = '/api/designer/procedures/township-call'
const open = async (by = xu) => (await by.get<Opened>(address)).body
const save = (xml: string, rev: number, by = xu) =>
  by.ask<{ code?: string; draft: { rev: number }; changes: { text: string }[]; details: { code: string }[] }>(
    'PUT',
    `${address}/draft`,
    { body: { xml, rev } },
  )
const longer = (xml: string) =>
  xml.replace('add limit(now(), 1, &quot;工作日&quot;)', 'add limit(now(), 2, &quot;工作日&quot;)')

describe('the designer’s API', () => {
  it('should list the procedures of the county with their version in force', async () => {
    const { status, body } =
      await xu.get<{ process: string; name: string; inForce: object; open: number }[]>(
        '/api/designer/procedures',
      )
    expect(status).toBe(200)
    expect(body.find(row => row.process === 'township-call')).toMatchObject({
      name: '乡呼县应',
      inForce: { version: 1, inForce: true, publisher: '' },
    })
    expect(body).toHaveLength(10)
  })

  it('should open the shipped call without a finding, with its forms and who holds a role now', async () => {
    const opened = await open()
    expect(opened.diagnostics).toEqual([])
    expect(opened.changes).toEqual([])
    expect(opened.choices.forms.map(form => form.value)).toContain('township-call.verify')
    expect(opened.choices.units.map(unit => unit.value)).toEqual(
      expect.arrayContaining(['事项.呼叫单位', '"司法局"']),
    )
    expect(opened.choices.holders['leader("中心")']).toBe('陈立群')
  })

  it('should save a draft, say what it changes, and tell the other designer of it', async () => {
    const { xml } = await open()
    const saved = await save(longer(xml), 0)
    expect(saved.body.changes).toEqual([
      expect.objectContaining({ text: expect.stringContaining('2 工作日') }),
    ])
    expect(await save(longer(xml), 0, gong)).toMatchObject({ status: 409, body: { code: 'DRAFT_STALE' } })
    expect((await open(gong)).draft).toMatchObject({ by: '许明', mine: false, rev: saved.body.draft.rev })
  })

  it('should say it in English to whoever reads English', async () => {
    const headers = { 'Accept-Language': 'en' }
    const opened = await xu.ask<
      Opened & { choices: { roles: { name: string }[]; forms: { name: string }[] } }
    >('GET', address, { headers })
    expect(opened.body.choices.roles.map(role => role.name)).toContain('Leader on duty')
    expect(opened.body.choices.forms.map(form => form.name)).toContainEqual(
      expect.stringMatching(/^“.+”: .*Decision, Explanation$/),
    )
    const nobody = longer(opened.body.xml).replace(/<zeebe:assignmentDefinition [^>]*>/, '')
    const saved = await xu.ask<Awaited<ReturnType<typeof save>>['body'] & Opened>('PUT', `${address}/draft`, {
      headers,
      body: { xml: nobody, rev: 0 },
    })
    expect(saved.body.changes.map(change => change.text)).toContainEqual(
      expect.stringMatching(/limit changed from 1 working day to 2 working days$/),
    )
    expect(saved.body.diagnostics[0]).toMatchObject({
      code: 'CANDIDATES_MISSING',
      messageEn: expect.stringMatching(/names nobody who may do it$/),
      fixEn: 'Choose a role and a unit under “Who does it”.',
    })
    const refused = await xu.ask<{ messageEn: string; fields: Record<string, string> }>(
      'POST',
      `${address}/publication`,
      { headers, body: { rev: saved.body.draft.rev, note: ' ' } },
    )
    expect(refused.body).toMatchObject({
      messageEn: 'Write a note on what is published',
      fields: { note: 'Write what was changed and why' },
    })
  })

  it('should refuse to publish what the engine refuses, with the findings', async () => {
    const broken = (await open()).xml.replace('add limit(now(), 5,', 'add limit(now(), 5')
    const saved = await save(broken, 0)
    const refused = await gong.post<{ details: { code: string; element: string }[] }>(
      `${address}/publication`,
      {
        rev: saved.body.draft.rev,
        note: '试',
      },
    )
    expect(refused).toMatchObject({ status: 422, body: { code: 'DIAGRAM_REFUSED' } })
    expect(refused.body.details[0]).toMatchObject({ code: 'EXPRESSION_SYNTAX', element: expect.any(String) })
  })

  it('should refuse to save what could not be read back whole', async () => {
    const strange = (await open()).xml.replace(
      '<bpmn:startEvent',
      '<bpmn:magicEvent id="x" /><bpmn:startEvent',
    )
    expect(await save(strange, 0)).toMatchObject({ status: 422, body: { code: 'DIAGRAM_REFUSED' } })
  })

  it('should ask for a note, and know no other procedure and no other version', async () => {
    const saved = await save(longer((await open()).xml), 0)
    expect(await gong.post(`${address}/publication`, { rev: saved.body.draft.rev, note: ' ' })).toMatchObject(
      { status: 422, body: { code: 'FORM_INVALID', fields: { note: expect.any(String) } } },
    )
    expect((await xu.get('/api/designer/procedures/nothing')).status).toBe(404)
    expect((await xu.get(`${address}/versions/9`)).status).toBe(404)
    expect((await xu.get(`${address}/versions/x`)).status).toBe(422)
  })

  it('should throw a draft away', async () => {
    await save(longer((await open()).xml), 0)
    expect((await xu.ask('DELETE', `${address}/draft`)).status).toBe(204)
    expect((await open()).draft).toBeUndefined()
  })

  it('should be closed to whoever designs nothing', async () => {
    const clerk = await service.signIn('lixiaomei')
    expect(await clerk.get('/api/designer/procedures')).toMatchObject({
      status: 403,
      body: { code: 'NOT_ALLOWED' },
    })
  })

  it('should publish with author and publisher, and put the old version in force again', async () => {
    const saved = await save(longer((await open()).xml), 0)
    const published = await gong.post(`${address}/publication`, { rev: saved.body.draft.rev, note: '放宽' })
    expect(published).toMatchObject({
      status: 200,
      body: { version: 2, author: '许明', publisher: '龚雪', note: '放宽', inForce: true },
    })
    const old = await xu.get(`${address}/versions/1`)
    expect(old.body).toMatchObject({ version: { version: 1, inForce: false }, changes: [expect.any(Object)] })
    expect(await xu.post(`${address}/versions/1/publication`, { note: '恢复' })).toMatchObject({
      body: { version: 3 },
    })
    const versions = await xu.get<{ version: number; inForce: boolean }[]>(`${address}/versions`)
    expect(versions.body.map(each => [each.version, each.inForce])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
  })
})
