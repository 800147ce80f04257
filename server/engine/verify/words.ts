import type { FindingCode, Said } from './report.js'

/** What a finding needs to be said. */
export interface Told {
  /** Name of the element, or its id. */
  name: string
  /** Names of further elements. */
  others?: readonly string[]
}

interface Wording {
  message(told: Told): Said
  fix: Said
}

/** The names in the quotes of either language. */
function listed(names: readonly string[] = []): Said {
  return {
    zh: names.map(name => `「${name}」`).join(''),
    en: names.map(name => `“${name}”`).join(', '),
  }
}

export const wordings: Record<FindingCode, Wording> = {
  CANNOT_COMPLETE: {
    message: ({ name, others }) => ({
      zh: `「${name}」走到这一步就再也办不完，停在${listed(others).zh}`,
      en: `“${name}” can come to a point from which it never completes, at ${listed(others).en}`,
    }),
    fix: {
      zh: '请让每一条走法都有出口：检查并行汇合、没有出口的循环和只等不来的事件。',
      en: 'Give every way an exit: look at joins, loops without a way out and events that cannot come.',
    },
  },
  TOKEN_STUCK: {
    message: ({ name }) => ({
      zh: `走到「${name}」的令牌会一直停在那里，没有办法再往前`,
      en: `A token that has come to “${name}” can stay there for ever; nothing moves it on`,
    }),
    fix: {
      zh: '如果前面是排他分支，请用排他网关汇合；否则补上缺的那一路。',
      en: 'Behind an exclusive split merge with an exclusive gateway; else add the branch that is missing.',
    },
  },
  NEVER_RUNS: {
    message: ({ name }) => ({
      zh: `「${name}」不管怎么走都走不到`,
      en: `“${name}” is never reached, whatever happens`,
    }),
    fix: {
      zh: '请把它接到流程里，补上会引发它的事件，或删除它。',
      en: 'Connect it, add what brings its event about, or delete it.',
    },
  },
  UNBOUNDED: {
    message: ({ name }) => ({
      zh: `「${name}」上的令牌会越积越多，同一件事可能同时办三份以上`,
      en: `Tokens pile up at “${name}”: the same thing can be under way three times and more`,
    }),
    fix: {
      zh: '循环里有并行分支：请在循环之前汇合，或不要让分支回到循环里。',
      en: 'A parallel split stands in a loop: join before the loop goes round, or keep the branch out of it.',
    },
  },
  RUNS_TWICE: {
    message: ({ name, others }) => ({
      zh: `${listed(others).zh}分出的两路都会走到「${name}」，它会办两次`,
      en: `Two branches of ${listed(others).en} both come to “${name}”, which is then done twice`,
    }),
    fix: {
      zh: '请在它之前用并行（或包容）网关把两路汇合。',
      en: 'Join the branches before it by a parallel (or inclusive) gateway.',
    },
  },
  NO_BRANCH: {
    message: ({ name }) => ({
      zh: `「${name}」的条件可能都不成立，又没有默认流向，流程会停在这里`,
      en: `None of the conditions at “${name}” may hold and no flow is the default: the process stops there`,
    }),
    fix: { zh: '请把其中一条设为默认流向。', en: 'Make one of the flows the default flow.' },
  },
  MESSAGE_FROM_NOBODY: {
    message: ({ name, others }) => ({
      zh: `「${name}」等消息${listed(others).zh}，但没有流程会发、也没有人能发`,
      en: `“${name}” waits for the message ${listed(others).en}, which no process and no person sends`,
    }),
    fix: {
      zh: '请核对消息名；如果是人的操作，请在开始事件上配表单。',
      en: 'Check the name of the message; if it is the act of a person, give its start event a form.',
    },
  },
  NO_LIMIT: {
    message: ({ name }) => ({
      zh: `「${name}」没有时限：没有人办也没有人知道`,
      en: `“${name}” has no limit: when nobody does it, nobody hears of it`,
    }),
    fix: {
      zh: '请在任务上加定时边界事件；以「期限」为到期时间的，要在它之前每条路上都发出 supervise。',
      en: 'Put a timer on its border; a task due at 期限 needs a thrown supervise on every path to it.',
    },
  },
  ESCALATION_WEAK: {
    message: ({ name }) => ({
      zh: `「${name}」到时只提醒本来就该办的人，既不中断也不告诉别人`,
      en: `At its limit “${name}” only reminds those who should do it; nothing interrupts it and nobody else is told`,
    }),
    fix: {
      zh: '请让到时的通知也发给候选人之外的人（如负责人），或让定时事件中断任务。',
      en: 'Let the notice also reach somebody who is not a candidate, or let a timer interrupt the task.',
    },
  },
}
