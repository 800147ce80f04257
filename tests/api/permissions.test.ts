import { routes } from '../../server/api/routes.js'
import type { Route } from '../../server/api/route.js'
import { permissionsOf } from '../../server/domain/identity/index.js'
import type { Client } from './client.js'
import { startService, type RunningService } from './service.js'

/** One person of each kind of post, with the role and the kind of unit that the table of permissions asks for. */
const people = {
  lixiaomei: ['clerk', 'township'],
  zhaoyongqiang: ['deputy', 'township'],
  sunzhiyuan: ['clerk', 'department'],
  chenliqun: ['leader', 'centre'],
  fengjing: ['officer', 'supervision-office'],
  xuming: ['designer', 'establishment-office'],
  mengfan: ['admin', 'county'],
  gaowenbo: ['county-deputy', 'leader-office'],
} as const

let service: RunningService
const clients = new Map<string, Client>()
beforeAll(async () => {
  service = await startService()
  for (const account of Object.keys(people)) clients.set(account, await service.signIn(account))
})
afterAll(() => service.close())

const guarded = routes.filter(({ may }) => may !== 'anyone' && may !== 'worker')
const named = (list: readonly Route[]) =>
  list.map(one => [`${one.method.toUpperCase()} ${one.path}`, one] as const)
const address = ({ path }: Route) => `/api${path.replace(/:\w+/g, 'x')}`
const ask = (client: Client, one: Route, csrf = true) =>
  client.ask<{ code?: string }>(one.method.toUpperCase(), address(one), {
    ...(one.body ? { body: {} } : {}),
    ...(csrf ? {} : { headers: { 'X-CSRF-Token': '' } }),
  })

describe('who may ask what', () => {
  it.each(named(guarded))('%s should be closed to whoever is not signed in', async (_name, one) => {
    expect(await ask(service.anonymous, one)).toMatchObject({
      status: 401,
      body: { code: 'SESSION_EXPIRED' },
    })
  })

  it.each(named(guarded.filter(({ method }) => method !== 'get')))(
    '%s should need the CSRF token',
    async (_name, one) => {
      const answer = await ask(clients.get('chenliqun')!, one, false)
      expect(answer).toMatchObject({ status: 403, body: { code: 'CSRF_TOKEN_WRONG' } })
    },
  )

  it.each(named(guarded.filter(({ may }) => may !== 'signed-in')))(
    '%s should be open to the posts of its permission and to no other',
    async (_name, one) => {
      for (const [account, [role, kind]] of Object.entries(people)) {
        const { status, body } = await ask(clients.get(account)!, one)
        const may = permissionsOf(role, kind).some(permission => permission === one.may)
        expect([account, status === 403 && body.code === 'NOT_ALLOWED']).toEqual([account, !may])
      }
    },
  )
})
