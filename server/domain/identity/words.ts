import type { Words } from '../language.js'

/** What people are told of accounts, passwords and sessions. */
export const told = {
  inactive: {
    zh: '此人已停用，不能登录',
    en: 'This person is no longer active and cannot sign in',
  },
  notYourPost: { zh: '您没有这个岗位', en: 'You do not hold this post' },
  sessionOver: { zh: '登录已过期，请重新登录', en: 'Your session has ended; please sign in again' },
  noDemo: { zh: '这不是演示库', en: 'This is not a demonstration county' },
  noPerson: { zh: '没有这个人', en: 'There is no such person' },
  locked: {
    zh: '连续输错次数过多，账号已暂时锁定，请稍后再试',
    en: 'Too many wrong passwords; the account is locked for a while, please try again later',
  },
  wrong: { zh: '账号或密码不对', en: 'Account or password is wrong' },
  noAccount: { zh: '此人没有账号', en: 'This person has no account' },
  accountGone: { zh: '此账号已不存在', en: 'This account is no longer there' },
  samePassword: {
    zh: '新密码不能与旧密码相同',
    en: 'The new password must differ from the old one',
  },
  tooShort: { zh: '新密码至少 10 个字符', en: 'The new password needs at least 10 characters' },
  tooLong: { zh: '新密码不超过 200 个字符', en: 'The new password may have at most 200 characters' },
  holdsAccount: { zh: '新密码不能包含账号', en: 'The new password must not contain the account name' },
  tooPlain: {
    zh: '新密码的字符过于单一',
    en: 'The new password needs a greater variety of characters',
  },
  accountName: {
    zh: '账号用 2 至 32 个小写字母、数字或 . _ -，以字母开头',
    en: 'An account name has 2 to 32 lower-case letters, digits or . _ - and begins with a letter',
  },
  taken: (account: string): Words => ({
    zh: `账号已有人使用：${account}`,
    en: `The account is taken: ${account}`,
  }),
} as const
