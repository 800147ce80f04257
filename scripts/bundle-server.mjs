// Puts the service's own program, dist/server/main.js, into few files, since loading a thousand takes longer than
// running them. The modules stay beside it one by one, for the command line, for threads and for whoever imports them.
import { join, relative } from 'node:path'
import { build } from 'vite'
import { root } from './prepare.mjs'

const from = join(root, 'server')
const main = join(from, 'main.ts')

/** Packages of plain modules that every start loads; all others are loaded from where they are installed. */
const together = [
  'zod',
  'feelin',
  'lezer-feel',
  '@lezer/common',
  '@lezer/highlight',
  '@lezer/lr',
  'temporal-polyfill',
  'temporal-utils',
  'bpmn-moddle',
  'dmn-moddle',
  'zeebe-bpmn-moddle',
  'moddle',
  'moddle-xml',
  'saxen',
  'min-dash',
]

/** A module that asks for its own address, to find what lies beside it, still gets that of its file. */
const ownAddress = {
  name: 'own-address',
  transform(code, id) {
    if (!id.startsWith(from) || id === main || !code.includes('import.meta.url')) return undefined
    const file = `./${relative(from, id).replaceAll('\\', '/').replace(/\.ts$/, '.js')}`
    const address = `new URL(${JSON.stringify(file)}, import.meta.url).href`
    return { code: code.replaceAll('import.meta.url', address), map: null }
  },
}

/** Writes dist/server/main.js and its parts, which lie beside it. */
export async function bundleServer() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [ownAddress],
    ssr: { noExternal: together },
    build: {
      ssr: main,
      outDir: join(root, 'dist', 'server'),
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        output: {
          entryFileNames: 'main.js',
          chunkFileNames: 'main-[name]-[hash].js',
          keepNames: true,
          sourcemapExcludeSources: true,
        },
      },
    },
  })
}
