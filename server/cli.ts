#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import type { Moving } from './cli/moving.js'
import { ConfigError, readConfig } from './service/config.js'
import { help, UsageError } from './cli/help.js'

type Command = (given: string[]) => Promise<number>

/** Each command gets its arguments and answers with the exit code; only the one that is called is loaded. */
const commands: Record<string, () => Promise<Command>> = {
  run: async () => (await import('./cli/run.js')).run,
  check: async () => (await import('./cli/check.js')).check,
  verify: async () => {
    const { verify } = await import('./cli/verify.js')
    return given => verify(given, fileURLToPath(new URL('../../processes', import.meta.url)))
  },
  admin: async () => {
    const { admin } = await import('./cli/admin.js')
    const where = await storeInUse()
    return given => admin(given, where)
  },
  indexes: async () => {
    const { indexes } = await import('./cli/indexes.js')
    const where = await storeInUse()
    return given => indexes(given, where)
  },
  export: async () => moving((await import('./cli/export.js')).exportTo),
  import: async () => moving((await import('./cli/import.js')).importFrom),
  backup: async () => moving((await import('./cli/backup.js')).backupTo),
  restore: async () => moving((await import('./cli/restore.js')).restoreFrom),
}

async function moving(command: (given: string[], moving: Moving) => Promise<number>): Promise<Command> {
  const where = await storeInUse()
  const { programOf } = await import('./service/program.js')
  const program = programOf(fileURLToPath(new URL('../../', import.meta.url)))
  return given => command(given, { where, program, now: () => Date.now(), say: line => console.error(line) })
}

/** The store that `npm start` would use with these settings. */
async function storeInUse() {
  const { collections } = await import('./service/compose.js')
  return () => {
    const { data, mongodb } = readConfig(process.env)
    return { data, mongodb, collections }
  }
}

const [name = 'help', ...rest] = process.argv.slice(2)
const command = commands[name]
try {
  if (command && !rest.includes('--help')) process.exitCode = await (await command())(rest)
  else {
    console.log(help(name))
    process.exitCode = command || ['help', '--help', '-h'].includes(name) ? 0 : 1
  }
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message)
  else if (error instanceof UsageError) console.error(`${error.message}\n\n${help(name)}`)
  else throw error
  process.exitCode = 1
}
