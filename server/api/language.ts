import type { Language } from '../domain/language.js'

/**
 * The language of an answer: the first of ours that `Accept-Language` prefers; Chinese without one.
 * @param accepted header as sent, such as `en-GB,en;q=0.9,zh;q=0.5`
 */
export function languageOf(accepted: string | undefined): Language {
  const weighed = (accepted ?? '')
    .split(',')
    .map(part => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map(each => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean)
      return { tag, weight: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, weight }) => weight > 0 && /^(en|zh)(-|$)/.test(tag))
    .sort((a, b) => b.weight - a.weight)
  return weighed[0]?.tag.startsWith('en') ? 'en' : 'zh-CN'
}
