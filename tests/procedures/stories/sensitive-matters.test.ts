import type { Actor } from '../../../server/domain/county.js'
import { matterOf } from '../../../server/domain/matters/matter.js'
import { maySeeMatter } from '../../../server/domain/matters/visibility.js'
import { assignedActs } from '../../../server/domain/supervision/acts/record.js'
import { supervisionDocuments } from '../../../server/domain/supervision/documents/record.js'
import { rulings } from '../../../server/domain/rulings/record.js'
import { matterLists, matterListNames, matterPage } from '../../../server/domain/views/matters/lists.js'
import { queueCounts, queuePage } from '../../../server/domain/views/queue/queue-page.js'
import { redCount, supervisionPage } from '../../../server/domain/views/supervision/page.js'
import { taskCount, taskPage } from '../../../server/domain/views/tasks/task-page.js'
import { tasks } from '../../../server/runtime/index.js'
import { code, demonstrationCounty, type StoryCounty } from './county.js'

let county: StoryCounty
/** By kind, the matter of the plain case and that of the sensitive one. */
const matters: Record<string, { plain: string; sensitive: string }> = {}

const secret = { sensitive: true, sensitiveReason: '涉及举报人', title: '不得外传的标题' }

/** Both cases get a paper, an instruction and a ruling. */
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  const plain = await county.dispatched('2026-09-29 10:20')
  const sensitive = await county.dispatched('2026-09-29 10:20', secret)
  const leader = await county.who('leader', 'YX')
  const deputy = await county.who('county-deputy', 'LD-3')
  for (const number of [plain, sensitive]) {
    await county.signsAndResponds(number)
    await reads(number, leader, deputy)
    await county.acts(number, 'draft-order', { 缘由: '久拖不办' }, leader)
    const said = { 内容: '不得外传的批示', 责任单位: 'JJ', 期限: '2026-10-09T17:30:00+08:00' }
    await county.acts(number, 'instruction', said, deputy)
    const contested = { 缘由: '权属争议', 争议事由: '不得外传的争议', 争议单位: ['JJ', 'JT'], 建议主办: 'JT' }
    await county.acts(number, 'contest', contested, leader)
    await county.until('2026-09-29 10:20')
    await county.does(number, 'sign-document', { 签发意见: '签发', 文稿: '不得外传的督办单' }, leader)
  }
  const find = async (number: string) => ({
    paper: (await county.documents(number))[0]?.instance ?? '',
    act: (await county.store.find(assignedActs, code, { where: { case: number } })).items[0]?.instance ?? '',
    ruling: (await county.store.find(rulings, code, { where: { case: number } })).items[0]?.instance ?? '',
  })
  const [ofPlain, ofSensitive] = [await find(plain), await find(sensitive)]
  for (const kind of ['paper', 'act', 'ruling'] as const)
    matters[kind] = { plain: ofPlain[kind], sensitive: ofSensitive[kind] }
})
afterAll(() => county.store.close())

/** Named as readers of a sensitive case; of another nothing is needed. */
async function reads(number: string, ...people: Actor[]): Promise<void> {
  const record = await county.call(number)
  if (!record.sensitive) return
  const deputy = await county.who('deputy', '379999101')
  for (const { person } of people)
    if (!record.readers?.includes(person))
      await county.acts(number, 'name-reader', { 阅办人: person, 理由: '要会商' }, deputy)
}

async function sees(reader: Actor, instance: string): Promise<boolean> {
  const ctx = await county.now()
  const matter = await matterOf(ctx, instance)
  return matter !== undefined && maySeeMatter(ctx, reader, matter)
}

/** Everything that the lists show somebody, whichever way they are read. */
async function listed(reader: Actor): Promise<string> {
  const ctx = await county.now()
  const pages = await Promise.all(matterListNames.map(list => matterPage(ctx, reader, list)))
  return JSON.stringify([await matterLists(ctx, reader), pages])
}

describe('a paper, an assigned act and a ruling about a sensitive case', () => {
  it.each([
    ['deputy', 'JT', 'ruling', false],
    ['leader', 'YX', 'paper', true],
    ['officer', 'DC', 'paper', false],
    ['deputy', 'JJ', 'act', false],
    ['county-deputy', 'LD-1', 'ruling', false],
  ] as const)(
    'should be for readers of the case, unlike those of others: %s of %s',
    async (role, unit, kind, reads) => {
      const reader = await county.who(role, unit)
      const { plain, sensitive } = matters[kind]!
      expect([await sees(reader, plain), await sees(reader, sensitive)]).toEqual([true, reads])
      const seen = await listed(reader)
      if (kind !== 'act') expect(seen).toContain(plain)
      expect(seen.includes(sensitive)).toBe(reads)
      if (!reads) expect(seen).not.toContain('不得外传的标题')
    },
  )

  it('should be seen by who has something to do on it, who then reads the case as well', async () => {
    const head = await county.who('head', 'JT')
    const { sensitive } = matters.ruling!
    const { items } = await county.store.find(tasks, code, {
      where: { state: 'open', people: { any: [head.person] } },
    })
    expect(items.map(row => row.instance)).toContain(sensitive)
    expect(await listed(head)).toContain(sensitive)
    expect(await sees(head, sensitive)).toBe(true)
    expect((await county.call((await sensitiveNumber()) ?? '')).readers).toContain(head.person)
  })
})

describe('the list of papers', () => {
  it('should be asked by unit, page by page, however many others there are', async () => {
    const paper = (n: number, unit: string) => ({
      _id: `${code}/paper-${n}-${unit}`,
      county: code,
      key: `通报/${unit}/${n}`,
      kind: '通报',
      unit,
      cases: [],
      state: '待报告' as const,
      number: `示通〔2026〕${n}号`,
      draftedAt: county.clock.now() + n,
      instance: `paper-${n}-${unit}`,
      applied: 1,
    })
    await Promise.all(
      [...Array(120).keys()].flatMap(n =>
        (n < 60 ? ['ZF', 'NY'] : ['ZF']).map(unit =>
          county.store.insert(supervisionDocuments, paper(n, unit)),
        ),
      ),
    )
    const ctx = await county.now()
    const reader = await county.who('clerk', 'NY')
    const { documents, next } = await matterLists(ctx, reader)
    expect(documents.map(row => row.instance)).toEqual([...Array(50).keys()].map(n => `paper-${59 - n}-NY`))
    const rest = await matterPage(ctx, reader, 'documents', next.documents)
    expect(rest.rows.map(row => row.instance)).toEqual([...Array(10).keys()].map(n => `paper-${9 - n}-NY`))
    expect(rest.next).toBeUndefined()
  })
})

describe('numbers of the side bar', () => {
  it('should be those of the pages, for who reads the sensitive case and who does not', async () => {
    const offList = { item: null, offListReason: '清单里没有' }
    for (const filing of [{}, secret, offList])
      await county.does(await county.files(filing), 'approve', { 意见: '同意' })
    await county.until('2026-10-12 17:30')
    const ctx = await county.now()
    const counted: string[] = []
    for (const [role, unit] of [
      ['clerk', 'YX'],
      ['leader', 'YX'],
      ['officer', 'DC'],
      ['head', 'JJ'],
      ['county-deputy', 'LD-3'],
    ] as const) {
      const actor = await county.who(role, unit)
      const [queue, ledger] = [await queuePage(ctx, actor), await supervisionPage(ctx, actor)]
      const todo = await taskPage(ctx, actor)
      expect(await queueCounts(ctx, actor)).toEqual(queue.counts)
      expect(await redCount(ctx, actor)).toBe(ledger.counts.red)
      expect(await taskCount(ctx, actor.person)).toBe(todo.counts.mine + todo.matters)
      counted.push(`${role} ${unit} ${queue.counts.dispatch} ${queue.counts.study} ${ledger.counts.red}`)
    }
    expect(counted).toEqual([
      'clerk YX 2 1 6',
      'leader YX 1 1 6',
      'officer DC 1 1 3',
      'head JJ 0 0 6',
      'county-deputy LD-3 0 0 6',
    ])
  })
})

async function sensitiveNumber(): Promise<string | null | undefined> {
  const ctx = await county.now()
  const matter = await matterOf(ctx, matters.act!.sensitive)
  return matter?.kind === 'act' ? matter.row.case : undefined
}
