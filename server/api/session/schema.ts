import { z } from 'zod'
import { now } from '../schema.js'

export const role = z.enum([
  'clerk',
  'deputy',
  'head',
  'duty',
  'leader',
  'officer',
  'county-deputy',
  'designer',
  'administrator',
])

export const unitKind = z.enum([
  'county',
  'department',
  'centre',
  'township',
  'subdistrict',
  'development-zone',
  'leader-office',
  'supervision',
  'establishment',
  'assessment',
  'discipline',
  'detachment',
  'village',
  'other',
])

/** What the pages ask for: places that a post may open. */
export const place = z.enum([
  'file',
  'clue',
  'queue',
  'supervision',
  'all-cases',
  'township-cases',
  'unit-cases',
  'items',
  'operator',
  'designer',
  'setup',
])

export const post = z
  .object({
    id: z.string(),
    role,
    roleName: z.string(),
    unit: z.string(),
    unitName: z.string(),
    unitKind,
  })
  .meta({ id: 'Post', description: 'One post of a person: a role in a unit' })

export const me = z
  .object({
    person: z.string(),
    name: z.string(),
    account: z.string(),
    posts: z.array(post),
    post: z.string(),
    county: z.object({ code: z.string(), name: z.string(), empty: z.boolean() }),
    demo: z.boolean(),
    now,
    permissions: z.array(place),
    csrf: z.string(),
    mustChangePassword: z.boolean().optional(),
  })
  .meta({ id: 'Me', description: 'Who is signed in, in which post' })

export const signInBody = z.union([
  z.object({ account: z.string().min(1).max(100), password: z.string().min(1).max(1000) }),
  z.object({ person: z.string().min(1).max(100) }),
])

export const passwordChange = z.object({ old: z.string().min(1).max(1000), new: z.string().min(1).max(1000) })
