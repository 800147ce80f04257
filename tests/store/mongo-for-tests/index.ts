// The MongoDB of a test run: started by the first test that wants it, shared by all, one database for each.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import mongoose from 'mongoose'
import { NoMongo, startMongo } from './server.mjs'

export interface SharedMongo {
  /** Name and version. */
  server: string
  /** The address of a new, empty database, which goes after the tests of the file. */
  url(): string
}

interface State {
  pid?: number
  server?: string
  /** With DATABASE in the place of the name. */
  url?: string
  why?: string
}

/**
 * The shared server, or why there is none. In CI there must be one: then it throws instead.
 */
export async function sharedMongo(): Promise<SharedMongo | { why: string }> {
  const { server, url, why } = await state()
  if (server === undefined || url === undefined) {
    if (process.env.CI === 'true') throw new Error(`CI tests MongoDB, but ${why}`)
    return { why: why! }
  }
  return { server, url: () => databaseOf(url) }
}

const made: string[] = []

function databaseOf(url: string): string {
  const name = `huying-test-${process.pid}-${Date.now().toString(36)}-${made.length}`
  made.push(url.replace('DATABASE', name))
  return made.at(-1)!
}

afterAll(async () => {
  for (const url of made.splice(0)) {
    const client = new mongoose.mongo.MongoClient(url, { serverSelectionTimeoutMS: 2000 })
    await client.db().dropDatabase()
    await client.close()
  }
})

async function state(): Promise<State> {
  const folder = process.env.HUYING_TEST_RUN!
  const file = join(folder, 'mongo.json')
  if (takes(join(folder, 'mongo.lock'))) {
    const started = await start()
    writeFileSync(`${file}.partial`, JSON.stringify(started))
    renameSync(`${file}.partial`, file)
  }
  while (!existsSync(file)) await pause(50)
  return JSON.parse(readFileSync(file, 'utf8')) as State
}

async function start(): Promise<State> {
  try {
    const { pid, server, url } = await startMongo({ owner: Number(process.env.HUYING_TEST_RUN_PID) })
    return { pid, server, url: url('DATABASE') }
  } catch (error) {
    if (!(error instanceof NoMongo)) throw error
    return { why: error.message }
  }
}

function takes(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}
