// Turns server/**/*.ts into dist/server/**/*.js, file by file, copies what the service reads beside its code, and puts the
// service itself into few files.
// Types are checked by `npm run types`.
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { transformFile } from '@swc/core'
import { bundleServer } from './bundle-server.mjs'
import { root } from './prepare.mjs'

const from = join(root, 'server')
const to = join(root, 'dist', 'server')
rmSync(to, { recursive: true, force: true })
const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
  .map(name => join(from, name))
  .filter(file => statSync(file).isFile() && !file.endsWith('.d.ts'))
const sources = files.filter(file => file.endsWith('.ts'))
for (const file of files.filter(file => !file.endsWith('.ts'))) {
  const out = join(to, relative(from, file))
  mkdirSync(dirname(out), { recursive: true })
  copyFileSync(file, out)
}
await Promise.all(
  sources.map(async file => {
    const { code, map } = await transformFile(file, { sourceMaps: true, cwd: root })
    const out = join(to, relative(from, file).replace(/\.ts$/, '.js'))
    mkdirSync(dirname(out), { recursive: true })
    writeFileSync(out, code + `\n//# sourceMappingURL=${out.split('/').pop()}.map\n`)
    if (map) writeFileSync(out + '.map', map)
  }),
)
for (const file of files.filter(name => !name.endsWith('.ts'))) {
  const out = join(to, relative(from, file))
  mkdirSync(dirname(out), { recursive: true })
  copyFileSync(file, out)
}
const cli = join(to, 'cli.js')
if (sources.includes(join(from, 'cli.ts'))) chmodSync(cli, 0o755)
if (sources.includes(join(from, 'main.ts'))) await bundleServer()
