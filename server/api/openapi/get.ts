import type { Route } from '../route.js'

/** The document of all routes, this one included. */
export function getOpenApi(all: () => readonly Route[]): Route {
  return {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    may: 'anyone',
    // Loaded when somebody asks for it.
    handle: async () => (await import('./document.js')).openApiDocument(all()),
  }
}
