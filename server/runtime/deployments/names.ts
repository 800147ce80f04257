/** In place of a list item: the shipped procedure. */
export const SHIPPED = ''

export const headId = (county: string, process: string, item: string) => `${county}/${process}/${item}`

export const versionId = (county: string, process: string, item: string, version: number) =>
  `${county}/${process}/${item}/${version}`
