import { createAdministrator } from '../../server/domain/identity/index.js'
import { createCounty } from '../../server/domain/seed/index.js'
import type { Client } from '../api/client.js'
import { startService, type RunningService } from '../api/service.js'

const password = 'Green-Willow-2026'
const county = { code: '370000', name: '某县', prefix: '某', shortCode: 'XX', demo: false }

describe('nodes on a database without a county', () => {
  it('should serve the county, with its procedures, once an administrator has made it', async () => {
    const a = await startService({ node: 'a', seed: 'none', countyLook: 5 })
    const b = await startService({ node: 'b', seed: 'none', countyLook: 5, beside: a })
    const face = async ({ anonymous }: RunningService) => (await anonymous.get('/api/county')).body
    expect(await face(a)).toEqual({ name: '', demo: false, noAdministrator: true })
    await createCounty(a.store, county)
    const { identity } = a.service.services
    await createAdministrator(identity, county.code, { account: 'first', name: '王主任', password })
    for (const node of [a, b]) {
      while (node.service.services.county() === '') await new Promise(go => setTimeout(go, 5))
      expect(await face(node)).toMatchObject({ name: '某县', noAdministrator: false })
      const signedIn = await signIn(node.anonymous)
      expect(signedIn.status).toBe(200)
    }
    const { runtime } = b.service.services.domain
    const { id } = await runtime.definitionInForce(county.code, 'township-call')
    expect(id).toContain('township-call')
    await b.close()
    await a.close()
  })
})

const signIn = (client: Client) => client.post('/api/session', { account: 'first', password })
