import { z } from 'zod'
import { registerNames, tableNames } from '../../domain/setup/index.js'

export const tableName = z.enum(tableNames)

/** Tables that can be taken out as they stand. */
export const registerName = z.enum(registerNames)

export const countyNames = z
  .object({
    name: z.string().trim().min(1).max(40),
    prefix: z.string().trim().min(1).max(4),
    shortCode: z.string().regex(/^[A-Z]{1,6}$/, 'A–Z'),
  })
  .meta({ id: 'CountyNames', description: 'How the county is called, and what stands before its numbers' })

export const setupOverview = z
  .object({
    county: countyNames.extend({ code: z.string() }),
    /** Rows that the county has of each table. */
    counts: z.object({
      units: z.number(),
      posts: z.number(),
      people: z.number(),
      roster: z.number(),
      items: z.number(),
      sources: z.number(),
      powers: z.number(),
      certificates: z.number(),
    }),
    gaps: z.array(z.object({ table: tableName, text: z.string(), needed: z.boolean() })),
    procedures: z.array(z.object({ name: z.string(), version: z.number() })),
    /** A call can be filed, dispatched and answered. */
    ready: z.boolean(),
  })
  .meta({ id: 'SetupOverview', description: 'What the county has been set up with, and what it lacks' })

export const setupCheck = z
  .object({
    table: tableName,
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    same: z.number(),
    /** Accounts that the import makes. */
    accounts: z.number(),
    ignored: z.array(z.string()),
    problems: z.array(z.object({ row: z.number(), column: z.string().optional(), text: z.string() })),
    changes: z.array(
      z.object({
        row: z.number(),
        name: z.string(),
        kind: z.enum(['added', 'changed']),
        fields: z.array(z.object({ title: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
    fingerprint: z.string(),
  })
  .meta({ id: 'SetupCheck', description: 'What importing a table would do; nothing is written' })

export const issuedPassword = z
  .object({ name: z.string(), unitName: z.string(), account: z.string(), password: z.string() })
  .meta({ id: 'IssuedPassword', description: 'A first password: told once, and kept nowhere' })

export const setupResult = z
  .object({
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    same: z.number(),
    passwords: z.array(issuedPassword),
  })
  .meta({ id: 'SetupResult', description: 'What an import did' })

export const setupPerson = z
  .object({
    person: z.string(),
    name: z.string(),
    account: z.string(),
    unitName: z.string(),
    title: z.string(),
    active: z.boolean(),
    /** The first password has not been changed yet. */
    waiting: z.boolean(),
  })
  .meta({ id: 'SetupPerson', description: 'A person with an account' })
