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

/** A violation of 柳林镇 by the filing forms of enforcement, without its evidence. */
export const violation = {
  清单项: 'SD-31',
  标题: '擅自占道堆放砂石',
  内容: '省道 S3 柳林段路肩堆放砂石约二十方，经营者不听劝阻',
  当事人: '王某建材店',
  地点: { text: '省道 S3 柳林段' },
  属地职责已履行: '已到场劝阻并拍照',
}
