import { join } from 'node:path'
import { root } from '../../../scripts/prepare.mjs'

/** A module of the built server. */
export const built = path => import(join(root, 'dist/server', path))

export const silent = { info() {}, warn() {}, error() {} }
