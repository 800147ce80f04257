import { compile, createFeel } from '../../../server/engine/index.js'
import { changesBetween } from '../../../server/domain/design/index.js'
import type { Language } from '../../../server/domain/language.js'
import { fixture, shipped } from './desk.js'
import { draftingWithin, legalReview, without } from './edits.js'

const feel = createFeel()
const graphOf = async (xml: string) => (await compile(xml, feel)).processes[0]!

async function told(
  edit: (xml: string) => string,
  xml = fixture,
  language: Language = 'zh-CN',
): Promise<string[]> {
  return changesBetween(await graphOf(xml), await graphOf(edit(xml)), language).map(change => change.text)
}

describe('changes in words', () => {
  it('should find none where shapes were only moved', async () => {
    expect(await told(xml => xml.replaceAll('x="470"', 'x="480"'))).toEqual([])
  })

  it('should tell another limit once, although a timer follows it', async () => {
    expect(await told(draftingWithin(3))).toEqual(['「起草」的时限由 5 工作日改为 3 工作日'])
  })

  it('should tell an added task with its place, its people, its limit and its reminder', async () => {
    expect(await told(legalReview())).toEqual([
      '「起草」后加了任务「法制审核」（司法局的经办人办，限 2 工作日，到期提醒）',
    ])
  })

  it('should tell the removal of a task, and nothing of the way around it', async () => {
    const before = legalReview()(fixture)
    const changes = changesBetween(await graphOf(before), await graphOf(fixture))
    expect(changes).toEqual([{ kind: 'removed', element: 'legal', text: '删了任务「法制审核」' }])
  })

  it('should tell who does it, by which form, in which state and with which milestone', async () => {
    const changes = await told(xml =>
      xml
        .replace('clerk(&quot;中心&quot;)', 'head(&quot;编办&quot;)')
        .replace('formId="review.opinion"', 'formId="review.other"')
        .replace('state name="起草中"', 'state name="待起草"')
        .replace('milestone name="签发"', 'milestone name="已签"'),
    )
    expect(changes).toEqual([
      '「起草」的办理人由中心的经办人改为编办的主要负责人',
      '「起草」的表单由「review.opinion」改为「review.other」',
      '「起草」的状态由「起草中」改为「待起草」',
      '「签发」的里程碑由「签发」= {}改为「已签」= {}',
    ])
  })

  it('should tell another condition, another name and another way', async () => {
    const changes = await told(xml =>
      xml
        .replace('意见 = "不同意"', '意见 = "退回"')
        .replace('name="签发">', 'name="审定">')
        .replace(
          'id="gw--end" sourceRef="gw" targetRef="end"',
          'id="gw--end" sourceRef="gw" targetRef="remind"',
        ),
    )
    expect(changes).toEqual(
      expect.arrayContaining([
        '「签发」改名为「审定」',
        '「是否同意」到「起草」的条件由「意见 = "不同意"」改为「意见 = "退回"」',
        '「是否同意」之后由「办结」改走「提醒」',
      ]),
    )
  })

  it('should tell that a reminder was taken away', async () => {
    const gone = without(/<bpmn:boundaryEvent id="draft-due"[\s\S]*?<\/bpmn:endEvent>/)
    const flowGone = without(/<bpmn:sequenceFlow id="draft-due--remind".*\n/)
    expect(await told(xml => flowGone(gone(xml)))).toEqual(['删了「起草」上的「到时」'])
  })

  it('should name every step of the shipped call in words a person can follow', async () => {
    const call = shipped('township-call').find(file => file.name === 'procedure.bpmn')!.content
    const changes = await told(
      xml =>
        xml.replaceAll('add limit(now(), 1, &quot;工作日&quot;)', 'add limit(now(), 2, &quot;工作日&quot;)'),
      call,
    )
    expect(changes).toContain('「修改呼叫」的时限由 1 工作日改为 2 工作日')
  })
})

describe('changes in English', () => {
  const inEnglish = (edit: (xml: string) => string) => told(edit, fixture, 'en')

  it('should tell limits, people, forms, states and milestones', async () => {
    expect(await inEnglish(draftingWithin(3))).toEqual([
      '“起草”: limit changed from 5 working days to 3 working days',
    ])
    const changes = await inEnglish(xml =>
      xml
        .replace('clerk(&quot;中心&quot;)', 'head(&quot;编办&quot;)')
        .replace('formId="review.opinion"', 'formId="review.other"')
        .replace('state name="起草中"', 'state name="待起草"')
        .replace('milestone name="签发"', 'milestone name="已签"'),
    )
    expect(changes).toEqual([
      '“起草”: people changed from clerk of 中心 to head of 编办',
      '“起草”: form changed from “review.opinion” to “review.other”',
      '“起草”: state changed from “起草中” to “待起草”',
      '“签发”: milestones changed from “签发”= {} to “已签”= {}',
    ])
  })

  it('should tell what was added and removed, with its place', async () => {
    expect(await inEnglish(legalReview())).toEqual([
      'Added task “法制审核” after “起草” (done by clerk of 司法局, limit: 2 working days, reminder when due)',
    ])
    expect(await inEnglish(legalReview(''))).toEqual([
      'Added task “法制审核” after “起草” (nobody is named to do it, no limit, reminder when due)',
    ])
    const before = await graphOf(legalReview()(fixture))
    expect(changesBetween(before, await graphOf(fixture), 'en')).toEqual([
      { kind: 'removed', element: 'legal', text: 'Removed task “法制审核”' },
    ])
  })

  it('should tell other ways', async () => {
    const changes = await inEnglish(xml =>
      xml
        .replace('意见 = "不同意"', '意见 = "退回"')
        .replace('name="签发">', 'name="审定">')
        .replace(
          'id="gw--end" sourceRef="gw" targetRef="end"',
          'id="gw--end" sourceRef="gw" targetRef="remind"',
        ),
    )
    expect(changes).toEqual(
      expect.arrayContaining([
        '“签发” is now called “审定”',
        '“是否同意” to “起草”: condition changed from “意见 = "不同意"” to “意见 = "退回"”',
        'After “是否同意” it goes to “提醒” instead of “办结”',
      ]),
    )
  })
})
