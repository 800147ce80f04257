import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const words = fileURLToPath(new URL('./messages/translate.ts', import.meta.url))
const untranslated = 'function translateFallback(template, replacements) {'

/**
 * The kit of the properties panel takes a translation from whoever uses its entries, and bpmn-js-properties-panel gives
 * it none: what it falls back to becomes ours.
 */
const kitWords: Plugin = {
  name: 'kit-words',
  transform(code, id) {
    if (!/@bpmn-io\/properties-panel\/dist\/index\.esm\.js/.test(id)) return undefined
    if (!code.includes(untranslated)) throw new Error(`${id} has no translateFallback any more`)
    const ours = `${untranslated}\n  return kitWords(template, replacements);`
    return `import { translate as kitWords } from ${JSON.stringify(words)};\n${code.replace(untranslated, () => ours)}`
  },
}

export default defineConfig({
  plugins: [kitWords],
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/modeler/',
  oxc: { jsx: { runtime: 'automatic', importSource: '@bpmn-io/properties-panel/preact' } },
  build: {
    outDir: fileURLToPath(new URL('../dist/modeler', import.meta.url)),
    emptyOutDir: true,
    // County desktops run browsers some years behind; syntax is lowered to these.
    target: ['chrome87', 'edge88', 'firefox78', 'safari14'],
    chunkSizeWarningLimit: 2500,
  },
  server: { proxy: { '/api': process.env['HUYING_API'] ?? 'http://127.0.0.1:3000' } },
})
