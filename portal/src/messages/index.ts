import { createI18n } from 'vue-i18n'
import { wire } from '../api/http.js'
import en from './en.js'
import zhCN from './zh-CN.js'

export type Language = 'zh-CN' | 'en'

const kept = localStorage.getItem('huying.language')
const first: Language = kept === 'en' ? 'en' : 'zh-CN'

export const i18n = createI18n({
  legacy: false,
  locale: first,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN, en },
})

/** Shows everything in this language, here and in what the server writes. */
export function speak(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
  localStorage.setItem('huying.language', language)
  wire({ language })
}

speak(first)
