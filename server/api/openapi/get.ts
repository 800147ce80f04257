import type { Route } from '../route.js'
import { openApiDocument } from './document.js'

/** The document of all routes, this one included. */
export function getOpenApi(all: () => readonly Route[]): Route {
  return {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    may: 'anyone',
    handle: async () => openApiDocument(all()),
  }
}
