import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
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
