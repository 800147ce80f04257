import zn from 'bpmn-js-i18n/translations/zn.js'
import { own } from './own.js'
import { language } from './language.js'

const words: Readonly<Record<string, string>> = language === 'en' ? {} : { ...zn, ...own }

/** Our words come first, then those of bpmn-js-i18n; bpmn-js itself is English. `{name}` is replaced. */
export function translate(template: string, replacements: Record<string, string> = {}): string {
  const found = words[template] ?? template
  return found.replace(/{([^}]+)}/g, (whole, name: string) => replacements[name] ?? whole)
}

export const messagesModule = { translate: ['value', translate] }
