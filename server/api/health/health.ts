import type { Express, Request, Response } from 'express'
import type { Services } from '../services.js'

/**
 * The three probes outside /api. `/healthz`: the process answers. `/readyz`: it may be given work (store writable,
 * county seeded, scheduler running). `/metrics`: Prometheus text.
 */
export function health(app: Express, services: Services): void {
  app.get('/healthz', (_request: Request, response: Response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', async (_request: Request, response: Response) => {
    const state = await services.readiness()
    response.status(state.ready ? 200 : 503).json(state)
  })
  app.get('/metrics', async (_request: Request, response: Response) => {
    response.type(services.metrics.contentType).send(await services.metrics.text())
  })
}
