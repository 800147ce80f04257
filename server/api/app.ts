import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { answerError } from './answer-error.js'
import { ApiError } from './errors.js'
import { guard } from './guard.js'
import { health } from './health/health.js'
import { routes } from './routes.js'
import { securityHeaders } from './security-headers.js'
import type { Services } from './services.js'

/** JSON bodies; attachments are streamed and have a limit of their own. */
const bodyLimit = '1mb'

/** The whole HTTP face: the API, the probes and the two built applications. */
export function createApp(services: Services, folders: { portal: string; modeler: string }): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use((request: Request, response: Response, next: NextFunction) => {
    const id = randomUUID()
    response.locals['requestId'] = id
    response.setHeader('X-Request-Id', id)
    next()
  })
  app.use(securityHeaders)
  health(app, services)

  for (const one of routes) {
    const body = one.body && one.body !== 'raw' ? [express.json({ limit: bodyLimit, strict: true })] : []
    app[one.method](`/api${one.path}`, ...body, guard(one, services))
  }
  app.use('/api', () => {
    throw new ApiError('NOT_FOUND')
  })

  app.get('/modeler', (_request: Request, response: Response) => response.redirect(301, '/modeler/'))
  app.use('/modeler', built(folders.modeler))
  app.use('/', built(folders.portal))
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    answerError(error, response, services.log)
  })
  return app
}

/** A built application: hashed files for a year, its page always fresh and for every address of its router. */
function built(folder: string) {
  const files = express.static(folder, {
    index: false,
    setHeaders(response, path) {
      if (path.includes(`${join(folder, 'assets')}`))
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    },
  })
  return [
    files,
    (request: Request, response: Response, next: NextFunction) => {
      if (request.method !== 'GET' || /\.\w+$/.test(request.path)) return next(new ApiError('NOT_FOUND'))
      response.setHeader('Cache-Control', 'no-cache')
      response.sendFile(join(folder, 'index.html'), error => {
        if (error) next(new ApiError('NOT_FOUND'))
      })
    },
  ]
}
