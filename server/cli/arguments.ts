import { parseArgs } from 'node:util'
import { instantOf } from '../calendar/index.js'
import type { Variables } from '../engine/index.js'
import type { Publication, Script } from '../engine/simulation/script.js'
import { UsageError } from './help.js'
import { millisecondsOf } from './duration.js'

export interface RunArguments {
  file: string
  processes: string[]
  variables: Variables
  start: number | null
  fastForward: boolean
  json: boolean
  script: Script
}

/** Reads the arguments of `run`. @throws UsageError with what is wrong and how it should look */
export function runArguments(given: string[]): RunArguments {
  const { values, positionals, tokens } = parsed(given)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('one FILE.bpmn is needed')
  return {
    file,
    processes: values.process ?? [],
    variables: values.vars === undefined ? {} : variables('--vars', values.vars),
    start: values.start === undefined ? null : instant(values.start),
    fastForward: values['fast-forward'] ?? false,
    json: values.json ?? false,
    script: {
      complete: byElement(values.complete, '--complete', text => variables('--complete', text)),
      throws: byElement(values.throw, '--throw', text => text),
      durations: byElement(values.duration, '--duration', duration),
      publications: tokens.flatMap(token => publication(token)),
    },
  }
}

function parsed(given: string[]) {
  try {
    return parseArgs({
      args: given,
      allowPositionals: true,
      tokens: true,
      options: {
        process: { type: 'string', multiple: true },
        vars: { type: 'string' },
        start: { type: 'string' },
        'fast-forward': { type: 'boolean' },
        json: { type: 'boolean' },
        complete: { type: 'string', multiple: true },
        throw: { type: 'string', multiple: true },
        duration: { type: 'string', multiple: true },
        message: { type: 'string', multiple: true },
        signal: { type: 'string', multiple: true },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Messages and signals share one order, that of the command line. */
function publication(token: { kind: string; name?: string; value?: string | undefined }): Publication[] {
  if (token.kind !== 'option' || token.value === undefined) return []
  if (token.name === 'signal') {
    const [name, payload] = split(token.value)
    return [{ kind: 'signal', name, variables: payload === undefined ? {} : variables('--signal', payload) }]
  }
  if (token.name !== 'message') return []
  const [head, payload] = split(token.value)
  const colon = head.indexOf(':')
  return [
    {
      kind: 'message',
      name: colon < 0 ? head : head.slice(0, colon),
      key: colon < 0 ? null : head.slice(colon + 1),
      variables: payload === undefined ? {} : variables('--message', payload),
    },
  ]
}

/** `a=b` at the first `=`. */
function split(text: string): [string, string | undefined] {
  const at = text.indexOf('=')
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function byElement<T>(
  given: string[] | undefined,
  option: string,
  read: (text: string) => T,
): Map<string, T[]> {
  const all = new Map<string, T[]>()
  for (const text of given ?? []) {
    const [element, value] = split(text)
    if (value === undefined || element === '')
      throw new UsageError(`${option} needs ELEMENT=VALUE, not "${text}"`)
    all.set(element, [...(all.get(element) ?? []), read(value)])
  }
  return all
}

function variables(option: string, text: string): Variables {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Variables
  } catch {
    // told below, with what was given
  }
  throw new UsageError(`${option} needs a JSON object, not "${text}"`)
}

function instant(text: string): number {
  try {
    return instantOf(text)
  } catch {
    throw new UsageError(`--start needs an instant such as 2026-09-29T10:20:00+08:00, not "${text}"`)
  }
}

function duration(text: string): number {
  const milliseconds = millisecondsOf(text)
  if (milliseconds === null)
    throw new UsageError(`--duration needs an ISO 8601 duration such as PT10S, not "${text}"`)
  return milliseconds
}
