import type { Filed, FileView } from '../../portal/src/api/types.js'
import type { Client } from './client.js'
import { lorries } from './filing.js'
import { pictureForm, pixel } from './pictures.js'
import { startService, type RunningService } from './service.js'

let service: RunningService
let clerk: Client
let stranger: Client
beforeAll(async () => {
  service = await startService()
  clerk = await service.signIn('lixiaomei')
  stranger = await service.signIn('liuguixiang')
})
afterAll(() => service.close())

const upload = (client: Client, content: Uint8Array, name: string) =>
  client.ask<FileView>('POST', '/api/files', { body: pictureForm(content, name) })

describe('an uploaded file', () => {
  it('should be its uploader’s alone until a filing names it', async () => {
    const { status, body } = await upload(clerk, pixel, '现场.png')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: '现场.png',
      mime: 'image/png',
      image: true,
      caption: '处置前',
      byName: '李晓梅',
    })
    expect((await stranger.get(body.url)).status).toBe(404)
    const centre = await service.signIn('zhoulan')
    expect((await centre.get(body.url)).status).toBe(404)
    const filed = await clerk.post<Filed>('/api/calls', lorries({ files: [body.id] }))
    expect(filed.status).toBe(201)
    expect((await centre.get(body.url)).status).toBe(200)
    expect(await stranger.get(body.url)).toMatchObject({ status: 403, body: { code: 'NOT_YOURS' } })
  })

  it('should be shown in the page only when it is a picture', async () => {
    const picture = (await upload(clerk, pixel, '现场.png')).body
    const { headers } = await clerk.get(picture.url)
    expect(headers.get('content-type')).toBe('image/png')
    expect(headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.png")
    expect(headers.get('content-security-policy')).toContain('sandbox')
    const paper = (await upload(clerk, Buffer.from('%PDF-1.7\n%%EOF'), '告知书.pdf')).body
    expect((await clerk.get(paper.url)).headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  it.each([
    ['script.html', Buffer.from('<script>alert(1)</script>'), 415, 'FILE_TYPE_REFUSED'],
    ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'FILE_TYPE_REFUSED'],
    ['picture.png', Buffer.from('<script>alert(1)</script>'), 415, 'FILE_MISTYPED'],
    ['paper.pdf', pixel, 415, 'FILE_MISTYPED'],
    ['empty.png', Buffer.alloc(0), 422, 'FILE_EMPTY'],
    ['large.png', Buffer.concat([pixel, Buffer.alloc(20 * 1024 * 1024)]), 413, 'PAYLOAD_TOO_LARGE'],
  ])('should be refused as %s', async (name, content, status, code) => {
    expect(await upload(clerk, content, name)).toMatchObject({ status, body: { code } })
  })

  it('should be asked for when the form has none', async () => {
    const empty = new FormData()
    empty.set('caption', '处置前')
    const answer = await clerk.ask('POST', '/api/files', { body: empty })
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'FORM_INVALID', fields: { file: '请选择文件' } },
    })
    expect((await clerk.post('/api/files', { file: 'x' })).status).toBe(422)
  })

  it('should not leave its folder by its name', async () => {
    const { body } = await upload(clerk, pixel, '../../etc/passwd.png')
    expect(body.name).toBe('passwd.png')
  })

  it('should be added to a case by whoever may see the case', async () => {
    const { number } = (await clerk.post<Filed>('/api/calls', lorries())).body
    const path = `/api/cases/${number}/attachments`
    expect((await clerk.ask('POST', path, { body: pictureForm(pixel, 'a.png') })).status).toBe(201)
    expect((await stranger.ask('POST', path, { body: pictureForm(pixel, 'a.png') })).status).toBe(403)
  })
})
