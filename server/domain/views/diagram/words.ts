import type { Words } from '../../language.js'

/** On an element that failed. */
export const failed: Words = { zh: '等管理员处理', en: 'waits for the administrator' }

/** On an element whose clock stands still until the township has completed its call. */
export const supplementing: Words = { zh: '等补正', en: 'being supplemented' }
