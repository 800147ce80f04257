/** FEEL's built-in functions that feelin runs. */
export const builtInFunctions: readonly string[] = [
  ...['number', 'string', 'date', 'date and time', 'time', 'duration'],
  ...['years and months duration', '@', 'now', 'today', 'not', 'substring', 'string length'],
  ...['upper case', 'lower case', 'substring before', 'substring after', 'replace', 'contains'],
  ...['matches', 'starts with', 'ends with', 'split', 'string join', 'list contains'],
  ...['list replace', 'count', 'min', 'max', 'sum', 'mean', 'all', 'any', 'sublist', 'append'],
  ...['concatenate', 'insert before', 'remove', 'reverse', 'index of', 'union'],
  ...['distinct values', 'flatten', 'product', 'median', 'stddev', 'mode', 'decimal', 'floor'],
  ...['ceiling', 'abs', 'round up', 'round down', 'round half up', 'round half down', 'modulo'],
  ...['sqrt', 'log', 'exp', 'odd', 'even', 'is', 'before', 'after', 'meets', 'met by'],
  ...['overlaps', 'includes', 'day of year', 'day of week', 'month of year', 'week of year'],
  ...['sort', 'get value', 'get entries', 'context', 'context merge', 'context put'],
]

/** Those that the standard has and feelin does not: it would throw, so a deployment refuses them. */
export const missingFunctions: readonly string[] = [
  ...['overlaps before', 'overlaps after', 'finishes', 'finished by', 'during', 'starts'],
  ...['started by', 'coincides'],
]

/** The working-time functions of the house. */
export const workingTimeFunctions: readonly string[] = [
  ...['add limit', 'add working days', 'add working hours', 'add working time', 'instant between'],
  ...['end of day', 'working time'],
]

/** The functions that name whoever holds a role in a unit; `county deputy` is also read as `county-deputy`. */
export const roleFunctions: readonly string[] = [
  ...['clerk', 'deputy', 'head', 'duty', 'leader', 'officer', 'county-deputy', 'county deputy'],
]

/** The built-in functions that work through a text. */
export const textFunctions: readonly string[] = [
  ...['substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after'],
  ...['replace', 'contains', 'matches', 'starts with', 'ends with', 'split', 'string join'],
]

/** The functions that are ours: they stand in the parse context and hide FEEL's own. */
export const contextFunctions: readonly string[] = [
  ...['now', 'today', 'date and time', 'min', 'max'],
  ...textFunctions,
  ...roleFunctions,
  ...workingTimeFunctions,
]

const keywords = [
  ...['if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'between', 'and', 'or'],
  ...['instance', 'of', 'function', 'external', 'true', 'false', 'null', 'item', 'partial'],
]

export const functionNames: ReadonlySet<string> = new Set([
  ...builtInFunctions,
  ...workingTimeFunctions,
  ...roleFunctions,
])

/** Names that no variable may bear: an expression could not tell which is meant. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...functionNames,
  ...missingFunctions,
  ...keywords,
])

/** Letters of any script, digits and `_`, not beginning with a digit: what reads the same in any context. */
export function isVariableName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reservedNames.has(name)
}
