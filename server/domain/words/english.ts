/** `甲`, `甲 and 乙`, `甲, 乙 and 丙`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

export const is = (subjects: readonly unknown[]) => (subjects.length === 1 ? 'is' : 'are')

export const have = (subjects: readonly unknown[]) => (subjects.length === 1 ? 'has' : 'have')
