import { centre, legKey, type MessageAct } from './act.js'

/** 增派协办: the centre adds a cooperating unit to the leg under way. */
export const addCooperation: MessageAct = {
  id: 'add-cooperation',
  words: {
    name: { zh: '增派协办', en: 'Add a cooperating unit' },
    done: { zh: '已增派协办', en: 'Cooperating unit added' },
  },
  message: 'cooperation added',
  correlation: legKey,
  may: (reader, record) => record.running && centre(reader, record, ['clerk', 'leader']),
  sample: () => ({ 单位: '', 要求: '' }),
}
