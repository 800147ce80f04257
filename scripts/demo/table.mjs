const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const quoted = /「[^」]*」/g

/** Columns that a terminal shows: a Chinese character takes two. */
const columns = text => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)
const pad = (text, to) => text + ' '.repeat(Math.max(0, to - columns(text)))

/** Cuts a text into lines of so many columns. */
function folded(text, width) {
  const lines = ['']
  for (const character of text)
    if (columns(lines.at(-1) + character) > width) lines.push(character)
    else lines[lines.length - 1] += character
  return lines
}

/** Prints rows of cells under their heads, each cell within its width; the case's own title is left out of the texts. */
export function printTable(heads, widths, rows) {
  const rule = widths.map(width => '─'.repeat(width)).join('──')
  console.log(rule)
  for (const row of [heads, ...rows]) {
    const cells = row.map((cell, index) => folded(cell.replaceAll(quoted, ''), widths[index]))
    for (let line = 0; line < Math.max(...cells.map(cell => cell.length)); line++)
      console.log(
        cells
          .map((cell, index) => pad(cell[line] ?? '', widths[index]))
          .join('  ')
          .trimEnd(),
      )
    if (row === heads) console.log(rule)
  }
  console.log(rule)
}
