import { resolve } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  HUYING_DATA: z.string().min(1).default('data'),
  HUYING_SEED: z.enum(['demo', 'none']).default('demo'),
  HUYING_NOW: z.iso.datetime({ offset: true }).optional(),
  HUYING_WORKER_TOKEN: z.string().min(24, { error: 'needs at least 24 characters' }).optional(),
  HUYING_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  MONGODB_URL: z
    .string()
    .optional()
    .refine(url => url === undefined || url === '', {
      error:
        'the MongoDB adapter is not in this version; leave MONGODB_URL unset and Huying keeps its data in SQLite under HUYING_DATA',
    }),
})

export interface Config {
  port: number
  host: string
  /** Absolute path of the data folder. */
  data: string
  seed: 'demo' | 'none'
  /** Starts the clock at this instant instead of the machine's (demonstrations and tests); it runs on from there. */
  startAt: number | null
  /** What external programs show that do jobs under /v2; null: there is no such interface. */
  workerToken: string | null
  log: 'silent' | 'error' | 'warn' | 'info' | 'debug'
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
    seed: data.HUYING_SEED,
    startAt: data.HUYING_NOW === undefined ? null : Date.parse(data.HUYING_NOW),
    workerToken: data.HUYING_WORKER_TOKEN ?? null,
    log: data.HUYING_LOG,
  }
}
