import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import type { Filed, FileView } from '../../portal/src/api/types.js'
import type { Client } from './client.js'
import { places } from '../../server/api/files/places.js'
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

  it('should leave nothing on the way when its line breaks', async () => {
    const onTheWay = () => readdirSync(tmpdir()).filter(name => name.startsWith('huying-upload-'))
    const before = onTheWay()
    const { hostname, port } = new URL(service.url)
    const line = connect(Number(port), hostname)
    const part = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    const head = [
      'POST /api/files HTTP/1.1',
      `Host: ${hostname}`,
      `Cookie: ${clerk.cookie()}`,
      `X-CSRF-Token: ${clerk.me!.csrf}`,
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 1000000',
    ]
    line.write(`${head.join('\r\n')}\r\n\r\n${part}`)
    line.write(pixel)
    const others = () => onTheWay().filter(name => !before.includes(name))
    while (others().length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    line.destroy()
    while (others().length > 0) await new Promise(resolve => setTimeout(resolve, 5))
  })

  it('should have a place, or be told to come again', async () => {
    const inPlace = places(2)
    let end = () => undefined as void
    const slow = () => new Promise<void>(resolve => (end = resolve))
    const first = inPlace(slow)
    const failed = inPlace(() => Promise.reject(new Error('broken')))
    await expect(inPlace(slow)).rejects.toMatchObject({ code: 'TOO_BUSY' })
    await expect(failed).rejects.toThrow('broken')
    await expect(inPlace(() => Promise.resolve('in'))).resolves.toBe('in')
    end()
    await first
  })
})
