/** A mobile telephone, or a resident's identity number, standing by itself; not part of an id or a longer number. */
const personal = /(?<![\w.-])(?:1[3-9]\d{9}|\d{17}[\dXx])(?![\w-])/g

/** A number with its middle hidden: 138****1234, 350403********123X. */
export function maskOf(number: string): string {
  return number.length === 11
    ? `${number.slice(0, 3)}****${number.slice(-4)}`
    : `${number.slice(0, 6)}********${number.slice(-4)}`
}

/** A text with every personal number in it masked. Office telephones stay. */
export function masked(text: string): string {
  return text.length < 11 ? text : text.replace(personal, maskOf)
}

/** The personal numbers in a text, in order. */
export function numbersIn(text: string): string[] {
  return text.match(personal) ?? []
}

/** Finds all that `personal` finds, also where a text stands escaped in JSON, and seldom more. */
const perhapsPersonal = /(?:(?<!\d)|(?<=\\u[\da-f]{4}))(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/

/** A value as JSON: what leaves the service holds no personal number unless it was asked for by itself. */
export function maskedJson(value: unknown): string {
  const text = JSON.stringify(value)
  return perhapsPersonal.test(text) ? JSON.stringify(value, maskedValue) : text
}

function maskedValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? masked(value) : value
}
