import { join } from 'node:path'
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express'
import { ApiError } from './errors.js'

/** A built application: hashed files for a year, its page always fresh and for every address of its router. */
export function builtApplication(name: string, folder: string): RequestHandler[] {
  const assets = join(folder, 'assets')
  const files = express.static(folder, {
    index: false,
    setHeaders(response, path) {
      if (path.startsWith(assets)) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    },
  })
  const page = (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || /\.\w+$/.test(request.path)) return next(new ApiError('NOT_FOUND'))
    response.setHeader('Cache-Control', 'no-cache')
    response.sendFile('index.html', { root: folder }, error => {
      if (error) notBuilt(name, response, next)
    })
  }
  return [files, page]
}

function notBuilt(name: string, response: Response, next: NextFunction): void {
  if (response.headersSent) return next(new ApiError('NOT_FOUND'))
  response.status(404).type('text/plain; charset=utf-8')
  response.send(`页面尚未构建：请运行 npm run build\nThe ${name} is not built: run npm run build\n`)
}
