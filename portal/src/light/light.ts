import type { LightName } from '../api/types.js'

/** In the order of lists: what is late first. */
export const lightOrder: LightName[] = ['red', 'yellow', 'green', 'paused', 'untimed', 'answered']
