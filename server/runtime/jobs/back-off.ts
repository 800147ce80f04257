/** Milliseconds before the next attempt after so many failures before this one: doubled each time, up to the longest. */
export function backOff(limits: { first: number; longest: number }, failuresBefore: number): number {
  return Math.min(limits.first * 2 ** failuresBefore, limits.longest)
}
