import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string | undefined>()

/** Runs what one request asks for; every line that it logs, down to the step, then bears the request's id. */
export const inRequest = <T>(id: string, work: () => T): T => current.run(id, work)

/** For what is begun during a request and is not of it. */
export const outsideRequest = <T>(work: () => T): T => current.run(undefined, work)

/** Id of the request under way; undefined for what happens by itself. */
export const requestId = (): string | undefined => current.getStore()
