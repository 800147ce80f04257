import type { ActPage, Filed, Filing } from '../../portal/src/api/types.js'
import { lorries } from '../api/filing.js'
import type { RunningService } from '../api/service.js'

const forms = {
  approve: { 意见: '同意' },
  'decide-intake': { 审核结论: '受理', 主办: 'JJ', 协办: ['JT', 'ZF'], 疑难: false },
  respond: { 响应方式: '电话联系', 响应时刻: '2026-10-12T09:40:00+08:00' },
} as const

let filings = 0

/** Files a call of 柳林镇 without a browser; answers its number. */
export async function filed(
  service: RunningService,
  files: string[] = [],
  change: Partial<Filing> = {},
): Promise<string> {
  const clerk = await service.signIn('lixiaomei')
  const key = `browser-filing-${++filings}`
  const call = lorries({ dutiesUndoneReason: '正在补拍照片', files, ...change })
  const { status, body } = await clerk.post<Filed>('/api/calls', call, { key })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.number
}

/** A call that 交警大队 was given, signed and responded to; cooperating units have not answered. */
export async function inHand(service: RunningService, files: string[] = []): Promise<string> {
  const number = await filed(service, files)
  await does(service, 'zhaoyongqiang', number, 'approve')
  await does(service, 'zhoulan', number, 'decide-intake')
  await does(service, 'sunzhiyuan', number, 'sign')
  await does(service, 'sunzhiyuan', number, 'respond')
  return number
}

async function does(
  service: RunningService,
  account: string,
  number: string,
  form: keyof typeof forms | 'sign',
) {
  const client = await service.signIn(account)
  const page = (await client.get<ActPage>(`/api/cases/${number}/acts`)).body
  const act = form === 'sign' ? page.signs : page.acts.find(one => one.form?.id === `township-call.${form}`)
  const variables = form === 'sign' ? {} : forms[form]
  const path = `/api/cases/${number}/acts/${encodeURIComponent(act?.id ?? form)}`
  const { status, body } = await client.post(path, { variables }, { key: `${number}-${form}-0` })
  if (status !== 200) throw new Error(`${form}: ${JSON.stringify(body)}`)
}
