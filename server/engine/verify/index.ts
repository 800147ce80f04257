/** Says before a diagram runs what can go wrong in it: `verify(graph, options)`. Pure; runs in the browser too. */
export type * from './report.js'
export { verify } from './verify.js'
