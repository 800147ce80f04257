import { request } from './http.js'
import type { DraftSaved, Me, OpenedVersion, Procedure, ProcedureRow, Version } from './types.js'

const at = (process: string, rest = '') => `/designer/procedures/${encodeURIComponent(process)}${rest}`

export const session = () => request<Me | null>('GET', '/session')
export const countyNow = () => request<Me['now']>('GET', '/now')
export const procedures = () => request<ProcedureRow[]>('GET', '/designer/procedures')
export const procedure = (process: string) => request<Procedure>('GET', at(process))
export const saveDraft = (process: string, xml: string, rev: number) =>
  request<DraftSaved>('PUT', at(process, '/draft'), { xml, rev })
export const discardDraft = (process: string) => request<void>('DELETE', at(process, '/draft'))
export const publish = (process: string, rev: number, note: string) =>
  request<Version>('POST', at(process, '/publication'), { rev, note })
export const versions = (process: string) => request<Version[]>('GET', at(process, '/versions'))
export const version = (process: string, number: number) =>
  request<OpenedVersion>('GET', at(process, `/versions/${number}`))
export const publishAgain = (process: string, number: number, note: string) =>
  request<Version>('POST', at(process, `/versions/${number}/publication`), { note })
