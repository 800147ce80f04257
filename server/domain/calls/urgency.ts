export type Urgency = '一般' | '紧急' | '特急'

/** The most urgent first, as queues show them. */
export const urgencies: readonly Urgency[] = ['特急', '紧急', '一般']

export function isUrgency(text: unknown): text is Urgency {
  return urgencies.some(urgency => urgency === text)
}

/** 紧急 and 特急 run in natural time, day and night; 一般 by the clock of the office. */
export function isNatural(urgency: Urgency): boolean {
  return urgency !== '一般'
}
