import type { Runtime } from '../../../runtime/index.js'

/** Variables as the runtime takes them: any JSON. */
export type Variables = NonNullable<Parameters<Runtime['completeJob']>[1]['variables']>
