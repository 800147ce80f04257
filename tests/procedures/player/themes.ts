/** What may happen next in a history. */
export type Kind = 'file' | 'act' | 'task' | 'aside' | 'time' | 'publish' | 'calendar'

/**
 * What people of a county are inclined to for a while, so that what is rare by chance alone is done often enough: what
 * is filed, what is asked for, how questions are answered. Nothing is certain: three answers in ten are still anybody's.
 */
export interface Theme {
  /** How often each kind of thing happens, in a hundred. */
  kinds: Readonly<Record<Kind, number>>
  /** How often each procedure is filed in. */
  files: Readonly<Record<string, number>>
  urgencies: readonly string[]
  /** So many cases at most. */
  most: number
  /** Answers that are given more often, by the key of the question. */
  leans: Readonly<Record<string, readonly unknown[]>>
  /** Acts by message that are drawn more often, by id; 1 without it. */
  acts: Readonly<Record<string, number>>
  /** Tasks that are done sooner or later than others, by element; 3 without it. */
  tasks: Readonly<Record<string, number>>
}

/** What lapses when nobody decides it in time. */
const requests = {
  'sign-return': 15,
  'decide-return': 12,
  'sign-ext': 15,
  'comment-ext': 12,
  'decide-ext-1': 15,
  'decide-ext-2': 15,
  'sign-shelve': 12,
  'comment-shelve': 12,
  'propose-shelve': 12,
  'approve-shelve': 12,
  'sign-order': 12,
  'schedule-hearing': 12,
  'record-hearing': 12,
}
/** Who answers late, so that there is time for what may come between. */
const unhurried = { ...requests, handle: 0.5, conclude: 0.5, decide: 0.5 }

const often = {
  kinds: { file: 8, act: 22, task: 44, aside: 3, time: 19, publish: 2, calendar: 2 },
  files: { 'township-call': 6, 'enforcement-referral': 2, 'joint-enforcement': 2 },
  urgencies: ['一般', '一般', '紧急', '特急'],
  most: 4,
  leans: {},
  acts: { exit: 0.3, terminate: 0.3, cancel: 0.3 },
  tasks: requests,
} satisfies Theme

const calls = { 'township-call': 1 }
const enforcement = { 'enforcement-referral': 1, 'joint-enforcement': 1 }
const willing = { 审核结论: ['受理'], 意见: ['同意'], 答复: ['立案'], 核查结论: ['需联合'] }
const kindly = (kinds: Partial<Theme['kinds']>) => ({ ...often.kinds, ...kinds })

export const themes: Readonly<Record<string, Theme>> = {
  anything: often,
  closings: {
    ...often,
    kinds: kindly({ task: 62, act: 12, time: 9, file: 12 }),
    files: calls,
    leans: { ...willing, 核验意见: ['办结'], 重新办理: [true], 协调决定: ['认定办结'] },
    acts: { ...often.acts, reopen: 30 },
    most: 3,
  },
  returns: {
    ...often,
    kinds: kindly({ act: 34, task: 46, time: 7, file: 8 }),
    files: { ...calls, ...enforcement, 'township-call': 2 },
    urgencies: ['一般', '一般', '一般', '紧急'],
    leans: {
      ...willing,
      决定: ['同意改派', '提请编办裁定'],
      争议缘由: ['执法管辖', '权属争议'],
      需联合: [true],
    },
    acts: { ...often.acts, return: 40, 'change-owner': 5, contest: 4 },
    most: 3,
    tasks: { ...unhurried, cooperate: 1 },
  },
  extensions: {
    ...often,
    kinds: kindly({ act: 28, task: 50, time: 8 }),
    files: { ...calls, ...enforcement, 'township-call': 2 },
    urgencies: ['一般', '一般', '紧急', '特急'],
    leans: { ...willing, 到场: ['能'], 批复: ['批准'], 数量: [1], 延长数量: [1, 2] },
    acts: { ...often.acts, extension: 40, urgency: 5 },
    most: 3,
    tasks: { ...unhurried, cooperate: 1 },
  },
  shelvings: {
    ...often,
    kinds: kindly({ act: 24, task: 46, time: 18 }),
    files: calls,
    urgencies: ['一般', '一般', '紧急'],
    leans: { ...willing, 挂账复核: ['续挂', '恢复办理', '终止'] },
    acts: { ...often.acts, shelving: 40, resume: 4, 'add-cooperation': 8 },
    most: 3,
    tasks: { ...unhurried, cooperate: 1, 'review-shelved': 12 },
  },
  rework: {
    ...often,
    kinds: kindly({ act: 8, task: 66, time: 11 }),
    leans: {
      ...willing,
      答复: ['责令改正', '移送其他机关'],
      结论: ['责令改正', '不予立案'],
      复查结果: ['未改正'],
      核验意见: ['重办'],
      提请意见: ['提请'],
      签发意见: ['签发'],
    },
    most: 2,
    tasks: { ...requests, 'do-act': 1, cooperate: 2 },
  },
  corrections: {
    ...often,
    kinds: kindly({ act: 14, task: 62, time: 14, file: 6 }),
    files: enforcement,
    urgencies: ['一般', '一般', '紧急'],
    leans: {
      ...willing,
      到场: ['能'],
      答复: ['责令改正'],
      结论: ['责令改正'],
      复查结果: ['未改正', '已改正'],
      核验意见: ['重办'],
      批复: ['批准'],
      延长数量: [1],
    },
    acts: { ...often.acts, extension: 12, exit: 0.1, terminate: 0.1, cancel: 0 },
    tasks: { ...requests, 'do-act': 1, verify: 1, recheck: 6, coordinate: 12, 'verify-in-stead': 12 },
    most: 2,
  },
  late: {
    ...often,
    kinds: kindly({ act: 8, task: 36, time: 44, file: 8 }),
    leans: { ...willing, 签发意见: ['签发'], 提请意见: ['提请'] },
    most: 3,
    tasks: { ...unhurried, handle: 0.2, verify: 0.1, 'verify-in-stead': 8 },
  },
  intake: {
    ...often,
    kinds: kindly({ act: 22, task: 46, time: 10, file: 16 }),
    files: calls,
    leans: {
      意见: ['同意', '同意', '退回修改'],
      审核结论: ['退回补正', '不予受理', '研判', '并件', '转其他渠道'],
      研判结论: ['不明确'],
    },
    acts: { ...often.acts, review: 40, unmerge: 8, terminate: 0.1 },
  },
  papers: {
    ...often,
    kinds: kindly({ act: 18, task: 58, aside: 6, time: 10 }),
    leans: {
      ...willing,
      提请意见: ['提请'],
      签发意见: ['签发', '修改后签发'],
      认定意见: ['再报', '提请移送'],
      认可意见: ['再办'],
    },
    acts: { ...often.acts, joint: 30, 'draft-order': 20, assign: 6, instruction: 6 },
    most: 2,
  },
  joint: {
    ...often,
    kinds: kindly({ act: 12, task: 66, time: 10, file: 8 }),
    files: { 'joint-enforcement': 1 },
    leans: { ...willing, 到场: ['能'], 协调结论: ['责令主办按期到场', '更换主办'] },
    acts: { ...often.acts, join: 20, cancel: 2 },
    most: 2,
    tasks: { ...requests, 'do-act': 1 },
  },
  penalties: {
    ...often,
    kinds: kindly({ act: 22, task: 56, time: 11, file: 6 }),
    files: enforcement,
    urgencies: ['一般', '特急'],
    leans: {
      ...willing,
      到场: ['能'],
      结论: ['立案'],
      决定: ['处罚', '移送司法'],
      含罚款: [true],
      可听证: [true],
      履行情况: ['逾期未履行'],
      移送意见: ['批准'],
    },
    acts: {
      ...often.acts,
      'evidence-preserved': 20,
      'rights-notified': 30,
      'hearing-requested': 60,
      'cash-collected': 20,
      'decision-term-extended': 10,
      'case-withdrawn-by-body': 2,
      exit: 0.1,
      terminate: 0.1,
      cancel: 0,
    },
    most: 2,
    tasks: { ...requests, 'do-act': 1 },
  },
}
