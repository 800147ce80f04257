import { attachments } from '../../../server/domain/attachments/record.js'
import {
  attachmentContent,
  attachmentsOf,
  keepAttachment,
  placeFiles,
  usableFiles,
} from '../../../server/domain/attachments/attachments.js'
import { contentOfBytes, holds } from '../../../server/domain/attachments/content.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore([attachments])
})
afterEach(() => store.close())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let n = 0
const keep = (name: string, content: Uint8Array, more: object = {}) =>
  keepAttachment(store, 'A', `file-${++n}`, {
    name,
    caption: '处置前',
    content: contentOfBytes(content),
    case: null,
    by: 'me',
    unit: 'JJ',
    at: 1,
    ...more,
  })

describe('attachments', () => {
  it('should keep a picture with its content', async () => {
    const kept = await keep('现场.PNG', png)
    expect(kept).toMatchObject({ ok: true, value: { mime: 'image/png', image: true, size: png.length } })
    const stored = kept.ok ? await attachmentContent(store, 'A', kept.value._id) : undefined
    const parts: Uint8Array[] = []
    for await (const part of stored?.content ?? []) parts.push(part)
    expect(Buffer.concat(parts).equals(png)).toBe(true)
  })

  it('should refuse what is not what its extension says', async () => {
    expect(await keep('现场.jpg', png)).toMatchObject({ code: 'FILE_MISTYPED' })
    expect(await keep('回复.pdf', Buffer.from('<html>'))).toMatchObject({ code: 'FILE_MISTYPED' })
  })

  it('should refuse what a browser would run, archives, and names without an extension', async () => {
    for (const name of ['a.html', 'a.svg', 'a.zip', 'a.exe', '无扩展名', 'constructor.constructor'])
      expect(await keep(name, png)).toMatchObject({ code: 'FILE_TYPE_REFUSED' })
  })

  it('should refuse a picture that is cut off, and one of which nothing can be taken out, with a way out', async () => {
    expect(await keep('a.png', png.subarray(0, png.length - 5))).toMatchObject({ code: 'FILE_DAMAGED' })
    expect(await keep('IMG_0001.HEIC', png)).toMatchObject({
      code: 'FILE_TYPE_REFUSED',
      text: expect.stringContaining('JPEG') as string,
    })
  })

  it('should refuse an empty and an oversized file', async () => {
    expect(await keep('a.png', new Uint8Array())).toMatchObject({ code: 'FILE_EMPTY' })
    expect(await keep('a.png', new Uint8Array(20 * 1024 * 1024 + 1))).toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
  })

  it('should find a text wherever the pieces of a content are cut', async () => {
    const whole = Buffer.from('PK..Doc_0/OFD.xml..PK')
    for (let cut = 0; cut <= whole.length; cut++) {
      async function* read() {
        yield await Promise.resolve(whole.subarray(0, cut))
        yield whole.subarray(cut)
      }
      expect(await holds({ size: whole.length, read }, 'OFD.xml')).toBe(true)
      expect(await holds({ size: whole.length, read }, 'OFD.xmx')).toBe(false)
    }
  })

  it('should leave folders and quotes out of the name', async () => {
    expect(await keep('..\\..\\etc/"现场".png', png)).toMatchObject({ value: { name: '现场.png' } })
  })

  it('should let an act use only own files, or those of the case', async () => {
    const own = await keep('a.png', png)
    const others = await keep('b.png', png, { by: 'you' })
    const placed = await keep('c.png', png, { by: 'you', case: 'one' })
    const ids = [own, others, placed].map(each => (each.ok ? each.value._id : ''))
    const usable = await usableFiles(store, 'A', [...ids, 'unknown'], { person: 'me', case: 'one' })
    expect(usable.map(row => row._id)).toEqual([ids[0], ids[2]])
    await placeFiles(store, 'A', usable, 'one')
    expect((await attachmentsOf(store, 'A', 'one')).map(row => row._id)).toEqual([ids[0], ids[2]])
  })
})
