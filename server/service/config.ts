import { resolve } from 'node:path'
import { z } from 'zod'
import { defaultTerms, type Terms } from './retention.js'

/** A term in days, not shorter than makes sense. */
const days = (least: number, otherwise: number) =>
  z.coerce.number().int().min(least).max(36_500).default(otherwise)

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  HUYING_DATA: z.string().min(1).default('data'),
  HUYING_SEED: z.enum(['demo', 'none']).default('demo'),
  HUYING_NOW: z.iso.datetime({ offset: true }).optional(),
  HUYING_WORKER_TOKEN: z.string().min(24, { error: 'needs at least 24 characters' }).optional(),
  HUYING_DRAIN: z.coerce.number().min(0).max(60).optional(),
  HUYING_KEEP_CASES_DAYS: days(30, defaultTerms.cases),
  HUYING_KEEP_NOTICES_DAYS: days(30, defaultTerms.notices),
  HUYING_KEEP_DRAFTS_DAYS: days(7, defaultTerms.drafts),
  HUYING_KEEP_ANSWERS_DAYS: days(1, defaultTerms.answers),
  HUYING_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  // What it says stays out of messages: it may hold a password.
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/\s]+/, {
      error: 'needs an address like mongodb://user:password@host:27017/huying or mongodb+srv://host/huying',
    })
    .optional(),
})

/** The names of all settings: environment variables. */
export const settings: readonly string[] = Object.keys(schema.shape)

export interface Config {
  port: number
  host: string
  /** Absolute path of the data folder. */
  data: string
  /** Address of the MongoDB that keeps the data, password included; null: SQLite in the data folder does. */
  mongodb: string | null
  seed: 'demo' | 'none'
  /** Starts the clock at this instant instead of the machine's (demonstrations and tests); it runs on from there. */
  startAt: number | null
  /** What external programs show that do jobs under /v2; null: there is no such interface. */
  workerToken: string | null
  /** Milliseconds for which requests are still taken after SIGTERM. */
  drain: number
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** How long what had its time is kept. */
  keep: Terms
}

/** Settings that cannot be used, one sentence each; the program prints them and ends. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
  }
}

/** Reads the settings from the environment; an unusable one is a ConfigError that names the variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = schema.safeParse(set)
  if (!read.success)
    throw new ConfigError(read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  const { data } = read
  return {
    port: data.PORT,
    host: data.HOST,
    data: resolve(data.HUYING_DATA),
    mongodb: data.MONGODB_URL ?? null,
    seed: data.HUYING_SEED,
    startAt: data.HUYING_NOW === undefined ? null : Date.parse(data.HUYING_NOW),
    workerToken: data.HUYING_WORKER_TOKEN ?? null,
    drain: (data.HUYING_DRAIN ?? (data.MONGODB_URL === undefined ? 0 : 3)) * 1000,
    log: data.HUYING_LOG,
    keep: {
      cases: data.HUYING_KEEP_CASES_DAYS,
      notices: data.HUYING_KEEP_NOTICES_DAYS,
      drafts: data.HUYING_KEEP_DRAFTS_DAYS,
      answers: data.HUYING_KEEP_ANSWERS_DAYS,
    },
  }
}
