#!/usr/bin/env node
import { admin } from './cli/admin.js'
import { check } from './cli/check.js'
import { help, UsageError } from './cli/help.js'
import { run } from './cli/run.js'

/** Each command gets its arguments and answers with the exit code. */
const commands: Record<string, (arguments_: string[]) => Promise<number>> = { run, check, admin }

const [name = 'help', ...rest] = process.argv.slice(2)
const command = commands[name]
try {
  if (command && !rest.includes('--help')) process.exitCode = await command(rest)
  else {
    console.log(help(name))
    process.exitCode = command || ['help', '--help', '-h'].includes(name) ? 0 : 1
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\n${help(name)}`)
  process.exitCode = 1
}
