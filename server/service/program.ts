import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Name and version of this program, as it signs what it stores.
 * @param root folder of the package
 */
export function programOf(root: string): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string
    version: string
  }
  return `${name} ${version}`
}
