import type { Migration } from '../migration.js'

/** All of them, in order. The first layout has the number 1, so the first migration leads to 2. */
export const migrations: readonly Migration[] = []
