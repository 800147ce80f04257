import type { TaskRow } from '../../../runtime/index.js'
import { wordingOf } from '../../calls/acts/catalogue.js'
import { forms, meantForm } from '../../calls/forms.js'
import { say, type Language, type Words } from '../../language.js'

const verbs: Readonly<Record<string, Words>> = {
  [forms.approve]: { zh: '审签', en: 'approve' },
  [forms.file]: { zh: '修改', en: 'revise' },
  [forms.intake]: { zh: '受理', en: 'accept' },
  [forms.supplement]: { zh: '补正', en: 'supplement' },
  [forms.respond]: { zh: '响应', en: 'respond' },
  [forms.feedBack]: { zh: '反馈', en: 'report back' },
  [forms.firstFeedback]: { zh: '首次反馈', en: 'give a first report' },
  [forms.signReturn]: { zh: '签批', en: 'sign the return' },
  [forms.signExtension]: { zh: '签批', en: 'sign the extension' },
  [forms.commentExtension]: { zh: '写意见', en: 'comment on the extension' },
  [forms.decideExtension]: { zh: '审批', en: 'decide on the extension' },
  [forms.decideReturn]: { zh: '审核', en: 'decide on the return' },
  [forms.coordinate]: { zh: '协调', en: 'coordinate' },
}

/** What somebody has to do: in Chinese a verb behind a name, in English one behind “to”. */
export function verbOf(task: Pick<TaskRow, 'form' | 'name' | 'key'>, language: Language): string {
  const known = verbs[meantForm(task.form) ?? '']
  if (known) return say(known, language)
  const { name } = wordingOf(task.form, task.name, task.key, language)
  return language === 'en' ? `${name[0]?.toLowerCase() ?? ''}${name.slice(1)}` : name
}
