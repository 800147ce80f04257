import type { Filing } from '../../portal/src/api/types.js'

/** A call of 柳林镇 about lorries on the provincial road: everything that the page asks for, and what a test changes. */
export function lorries(change: Partial<Filing> = {}): Filing {
  return {
    item: 'SD-31',
    title: '省道S3柳林段大货车乱停乱放',
    content: '10月12日8时起，十余辆大货车停在路肩，影响通行。',
    place: { text: '省道S3柳林段K12处', township: '379999101' },
    dutiesDone: [],
    dutyText: '已到场劝离并登记车牌，引导至停车场，仍有车辆不走。',
    files: [],
    urgency: '一般',
    lifeAtRisk: false,
    fromCitizen: false,
    sensitive: false,
    ...change,
  }
}
