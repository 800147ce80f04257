import { compile, createFeel } from '../../server/engine/index.js'

// Runs beside the page: a large diagram takes the engine some hundred milliseconds.

const feel = createFeel()

self.addEventListener('message', ({ data }: MessageEvent<{ round: number; xml: string }>) => {
  void compile(data.xml, feel).then(({ diagnostics }) => self.postMessage({ round: data.round, diagnostics }))
})
