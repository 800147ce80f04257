#!/usr/bin/env node
import { help, UsageError } from './cli/help.js'

type Command = (given: string[]) => Promise<number>

/** Each command gets its arguments and answers with the exit code; only the one that is called is loaded. */
const commands: Record<string, () => Promise<Command>> = {
  run: async () => (await import('./cli/run.js')).run,
  check: async () => (await import('./cli/check.js')).check,
  admin: async () => (await import('./cli/admin.js')).admin,
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
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\n${help(name)}`)
  process.exitCode = 1
}
