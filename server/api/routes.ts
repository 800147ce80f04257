import type { Route } from './route.js'

/** Every route of the API, in the order of its addresses. */
export const routes: readonly Route[] = []
