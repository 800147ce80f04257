import { collection, type Document } from '../../../store/port.js'

export type AssignedActState = '待答复' | '待认可' | '已办' | '已撤回' | '未阅示'

/** 交办事项: 批示, 补签, 电话确认, 督办要求: a person or a unit owes an answer by an instant. */
export interface AssignedAct extends Document {
  key: string
  kind: string
  text: string
  person?: string
  unit?: string
  due?: number
  /** Who gave it: a person's id where a person did. */
  givenBy?: string
  case: string | null
  state?: AssignedActState
  answer?: string
  opinion?: string
  answeredAt?: number
  overdueAt?: number
  /** What is still to be done, when the answer was not accepted. */
  again?: string
  withdrawnFor?: string
  assignedAt?: number
  endedAt?: number
  instance: string
  applied: number
}

export const assignedActs = collection<AssignedAct>('assignedActs', {
  index: [
    ['county', 'case'],
    ['county', 'person', 'assignedAt'],
    ['county', 'unit', 'assignedAt'],
    ['county', 'givenBy', 'assignedAt'],
  ],
})
