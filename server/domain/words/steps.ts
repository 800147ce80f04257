import type { Language } from '../language.js'
import { translated } from './translated.js'

/** The steps, parts and procedures that come with the product, by their names in the diagrams. */
const english = {
  乡呼县应: 'Township call',
  呼叫审签: 'Call and approval',
  审签: 'Approve',
  修改呼叫: 'Revise the call',
  受理: 'Intake',
  受理审核: 'Accept',
  补正: 'Supplement',
  签批不予受理: 'Sign the refusal',
  承办: 'Handling',
  签收: 'Sign for it',
  响应报到: 'Respond',
  首次书面反馈: 'First written report',
  处置与反馈: 'Handle and report back',
  协办: 'Cooperation',
  配合处置: 'Cooperate',
  退回申请改派: 'Return',
  签批退回: 'Sign the return',
  审核退回: 'Decide on the return',
  延期: 'Extension',
  签批延期: 'Sign the extension',
  呼叫单位意见: 'Comment of the caller',
  中心审批: 'Decision of the centre',
  分管县领导审批: 'Decision of the county leader',
  核验: 'Verification',
  代为核验: 'Verification by the centre',
  中心协调: 'Coordination by the centre',
  退出: 'Exit',
  评价期: 'Rating period',
  评价回访: 'Rating and follow-up',
  评价: 'Rate',
  督办: 'Supervision',
  督办阶梯: 'Supervision ladder',
  督办单签发: 'Supervision order',
  签发督办单: 'Sign the supervision order',
  督办文书: 'Supervision document',
  提请联合督办: 'Propose joint supervision',
  电话告知: 'Telephone call',
  逐一拨打: 'One call after the other',
  交办事项: 'Assignment',
  答复: 'Answer',
}

/** A name of a diagram, without its line breaks; one that staff gave stays as it is. */
export const stepName = (name: string, language: Language) => translated(name, english, language)
