export type Place =
  | { page: 'start' }
  | { page: 'designer'; process: string }
  | { page: 'version'; process: string; version: number }

/** `/modeler/`, `/modeler/township-call`, `/modeler/township-call/versions/1`. */
export function placeOf(path: string): Place {
  const [process, word, number] = path
    .replace(/^\/modeler\/?/, '')
    .split('/')
    .map(decodeURIComponent)
  if (!process) return { page: 'start' }
  if (word === 'versions' && /^\d+$/.test(number ?? ''))
    return { page: 'version', process, version: Number(number) }
  return { page: 'designer', process }
}

export const startUrl = '/modeler/'
export const designerUrl = (process: string) => `/modeler/${encodeURIComponent(process)}`
export const versionUrl = (process: string, version: number) => `${designerUrl(process)}/versions/${version}`
