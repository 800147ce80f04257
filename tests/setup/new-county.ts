import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IssuedPassword, SetupCheck, SetupResult } from '../../portal/src/api/types.js'
import { createAdministrator } from '../../server/domain/identity/index.js'
import { createCounty } from '../../server/domain/seed/index.js'
import { clientOf, type Answer, type Client } from '../api/client.js'
import { startService, type RunningService } from '../api/service.js'

export const ownPassword = 'walnut-tree-by-the-well'
export const code = '379999'

export interface NewCounty {
  service: RunningService
  /** Signed in, with a password of their own. */
  admin: Client
  /** Signs somebody in with a first password and gives them one of their own. */
  enter(issued: Pick<IssuedPassword, 'account' | 'password'>): Promise<Client>
  check(table: string, content: string | Uint8Array, language?: string): Promise<SetupCheck>
  confirm(table: string, content: string | Uint8Array, checked: string): Promise<Answer<SetupResult>>
  /** Checks and confirms a table that has no problems. */
  bring(table: string, content: string | Uint8Array): Promise<SetupResult>
}

/** A service on an empty store, with a county that is no demonstration and its administrator. */
export async function newCounty(): Promise<NewCounty> {
  const service = await startService({ seed: 'none', unprepared: true })
  await createCounty(service.store, { code, name: '新县', prefix: '新', shortCode: 'XX', demo: false })
  const first = { account: 'guanli', password: 'first-of-all-words' }
  await createAdministrator(service.service.services.identity, code, { ...first, name: '管理员' })
  await service.service.prepare()
  const enter: NewCounty['enter'] = async ({ account, password }) => {
    const client = clientOf(service.url)
    expect((await client.signIn({ account, password })).body).toMatchObject({ mustChangePassword: true })
    const change = { body: { old: password, new: ownPassword } }
    expect((await client.ask('PUT', '/api/session/password', change)).status).toBe(204)
    return client
  }
  const admin = await enter(first)
  const county: NewCounty = {
    service,
    admin,
    enter,
    async check(table, content, language = 'zh-CN') {
      const answer = await admin.ask<SetupCheck>('POST', `/api/setup/tables/${table}/check`, {
        body: formOf(table, content),
        headers: { 'Accept-Language': language },
      })
      expect([answer.body, answer.status]).toEqual([answer.body, 200])
      return answer.body
    },
    confirm: (table, content, checked) =>
      admin.ask('POST', `/api/setup/tables/${table}?checked=${checked}`, { body: formOf(table, content) }),
    async bring(table, content) {
      const { problems, fingerprint } = await county.check(table, content)
      expect(problems).toEqual([])
      const answer = await county.confirm(table, content, fingerprint)
      expect([answer.body, answer.status]).toEqual([answer.body, 200])
      return answer.body
    },
  }
  return county
}

/** One of the demonstration county's tables, as its file is. */
export function demoTable(file: string): string {
  return readFileSync(join(process.cwd(), 'server/domain/seed/csv', `${file}.csv`), 'utf8')
}

function formOf(table: string, content: string | Uint8Array): FormData {
  const form = new FormData()
  form.set('file', new Blob([content], { type: 'text/csv' }), `${table}.csv`)
  return form
}
