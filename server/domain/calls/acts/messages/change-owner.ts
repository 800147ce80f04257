import { centre, legKey, type MessageAct } from './act.js'

/** 中心改派: for a ruling that was given outside the case, a 特急 that cannot be returned, or the centre's own mistake. */
export const changeOwner: MessageAct = {
  id: 'change-owner',
  words: {
    name: { zh: '中心改派', en: 'Give it to another unit' },
    danger: true,
    confirm: {
      title: { zh: '要把这件改派给其他单位吗？', en: 'Give this case to another unit?' },
      body: {
        zh: '改派立即生效，新主办的时限重新起算；原主办已亮的红灯不因此撤销。',
        en: 'It takes effect at once and the limit starts anew; reds of the former lead stay.',
      },
      verb: { zh: '改派', en: 'Re-dispatch' },
    },
    done: { zh: '已改派', en: 'Re-dispatched' },
  },
  message: 'owner changed',
  correlation: legKey,
  may: (reader, record) => record.running && centre(reader, record, ['leader']),
  sample: () => ({ 新主办: '', 新协办: [], 依据: '', 裁定文号: null, 派发有误: false }),
}
