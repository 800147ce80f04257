import { openStore } from '../../server/store/index.js'
import { children } from './children.js'
import { freshFolders } from './folder.js'

const programs = children()
const folder = freshFolders()

describe('the lock on the data folder', () => {
  it('should refuse a second store in the same process until the first is closed', async () => {
    const data = folder()
    const first = await openStore({ data, collections: [] })
    await expect(openStore({ data, collections: [] })).rejects.toMatchObject({
      code: 'DATA_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    })
    await first.close()
    await (await openStore({ data, collections: [] })).close()
  })

  it('should refuse a second process, and end with the first, however that ends', async () => {
    const data = folder()
    const holder = programs.start('hold', [data])
    await holder.printed(1)
    await expect(openStore({ data, collections: [] })).rejects.toMatchObject({
      code: 'DATA_LOCKED',
      message: expect.stringContaining(`process ${holder.process.pid}`) as string,
    })
    holder.process.kill('SIGKILL')
    await holder.ended
    await (await openStore({ data, collections: [] })).close()
  })
})
