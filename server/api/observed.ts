import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Services } from './services.js'

/** Measures and logs every request to the API once it is answered. */
export function observed(services: Services): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const begun = process.hrtime.bigint()
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - begun) / 1e9
      const route = typeof request.route?.path === 'string' ? request.route.path : 'none'
      services.metrics.request(request.method, route, response.statusCode, seconds)
      const { requestId, person } = response.locals
      const answer = {
        method: request.method,
        path: request.originalUrl.split('?')[0],
        status: response.statusCode,
      }
      services.log.info({ requestId, person, ...answer, ms: Math.round(seconds * 1000) }, 'request')
    })
    next()
  }
}
