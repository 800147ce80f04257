import type { Words } from '../language.js'

/** Why a draft is not published, in words. */
export const refusals = {
  noNote: { zh: '请写发布说明', en: 'Write a note on what is published' },
  whatAndWhy: { zh: '请写明改了什么、为什么改', en: 'Write what was changed and why' },
  longNote: { zh: '发布说明太长', en: 'The note is too long' },
  atMost: (length: number): Words => ({
    zh: `发布说明不超过 ${length} 字`,
    en: `At most ${length} characters`,
  }),
  noDraft: { zh: '没有可发布的草稿', en: 'There is no draft to publish' },
  stale: {
    zh: '草稿在您打开之后又改过，请看过再发布',
    en: 'The draft was changed after you opened it; look at it before you publish',
  },
  overtaken: (based: number, inForce: number | undefined): Words => ({
    zh: `草稿基于第 ${based} 版，在用的已是第 ${inForce ?? '?'} 版。请导出草稿，丢掉后再导入，对照改动再发布`,
    en: `The draft is based on version ${based}, but version ${inForce ?? '?'} is in force. Export the draft, discard it, import it again, and look at the changes before you publish`,
  }),
  faulty: {
    zh: '图上有必须改的地方，不能发布',
    en: 'The diagram has faults that must be mended before it is published',
  },
  same: {
    zh: '草稿与在用版本一样，不用发布',
    en: 'The draft is the same as the version in force; there is nothing to publish',
  },
  inForce: (version: number): Words => ({
    zh: `第 ${version} 版正在用，不用再发布`,
    en: `Version ${version} is in force already`,
  }),
  outdated: {
    zh: '这一版缺少现在必须有的内容，不能再发布',
    en: 'This version lacks what is required now and cannot be published again',
  },
} as const satisfies Record<string, Words | ((...given: never[]) => Words)>
