/** Font size of labels outside their shapes, and the height of one of their lines. */
export const FONT = 14
export const LINE = 18

/** Characters as they are drawn: a Chinese one is one em wide, others about six tenths. */
export function ems(text) {
  return [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 1 : 0.6), 0)
}

/** The size of the box in which a label of at most `perLine` ems a line is drawn. */
export function labelSize(text, perLine = 4) {
  const given = text.split('\n')
  const lines = given.flatMap(line => {
    const count = Math.max(1, Math.ceil(ems(line) / perLine))
    return Array(count).fill(Math.ceil(ems(line) / count))
  })
  return { width: Math.max(...lines) * FONT + 8, height: lines.length * LINE }
}
