import { randomUUID } from 'node:crypto'
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { inRequest } from '../runtime/request.js'
import { admission } from './admission.js'
import { answerError } from './answer-error.js'
import { builtApplication } from './built-application.js'
import { ApiError } from './errors.js'
import { fairShare } from './fair-share.js'
import { guard } from './guard.js'
import { health } from './health/health.js'
import { observed } from './observed.js'
import { onceOnly } from './once.js'
import { addressOf } from './route.js'
import { routes } from './routes.js'
import { securityHeaders } from './security-headers.js'
import type { Services } from './services.js'

export interface AppOptions {
  /** Folders of the built applications; one that is absent answers with what to do. */
  portal: string
  modeler: string
  /** Requests to the API under way at once; one more is refused with TOO_BUSY. */
  inFlight?: number
}

/** Streams that stay open are bounded by themselves. */
const liveAddress = '/live'

/** Requests of workers under way at once. */
const waitingWorkers = 64

/** The whole HTTP face: the API, the probes and the two built applications. */
export function createApp(services: Services, { portal, modeler, inFlight = 256 }: AppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  // No answer of the API is kept by anybody; files have tags of their own, pages a date.
  app.disable('etag')
  app.set('query parser', 'simple')
  app.use((_request: Request, response: Response, next: NextFunction) => {
    const id = randomUUID()
    response.locals['requestId'] = id
    response.setHeader('X-Request-Id', id)
    inRequest(id, next)
  })
  app.use(securityHeaders)
  health(app, services)

  const { delay, metrics: meter } = services
  app.use('/api', observed(services), passing(liveAddress, admission({ limit: inFlight, delay, meter })))
  // Workers wait long for their jobs: they have a number of their own.
  app.use('/v2', observed(services), admission({ limit: waitingWorkers, delay, meter }))
  const doors = { once: onceOnly(services), share: fairShare() }
  // One entry of the router for each address: it looks through them one by one.
  for (const address of new Set(routes.map(addressOf))) {
    const entry = app.route(address)
    for (const one of routes) if (addressOf(one) === address) entry[one.method](guard(one, services, doors))
    entry.all(wrongMethod(address))
  }
  app.use(['/api', '/v2'], () => {
    throw new ApiError('NOT_FOUND')
  })

  app.get('/modeler', (request: Request, response: Response, next: NextFunction) => {
    // The router takes /modeler/ for the same address.
    if (request.path === '/modeler') response.redirect(301, '/modeler/')
    else next()
  })
  app.use('/modeler', builtApplication('modeler', modeler))
  app.use('/', builtApplication('portal', portal))
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    answerError(error, response, services.log)
  })
  return app
}

/** Lets one address below the mount point past a handler. */
function passing(path: string, handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (request.path === path) next()
    else void handler(request, response, next)
  }
}

function wrongMethod(address: string) {
  const methods = routes.filter(one => addressOf(one) === address).map(one => one.method.toUpperCase())
  return (_request: Request, response: Response) => {
    response.setHeader('Allow', methods.join(', '))
    throw new ApiError('METHOD_NOT_ALLOWED')
  }
}
