/** Prints rows of text as a table; the first row is its head, and all columns but the first stand to the right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => String(row[column] ?? '').length)))
  const line = row =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(widths[column]) : String(cell ?? '').padStart(widths[column]),
      )
      .join('  ')
      .trimEnd()
  const [head, ...body] = rows
  console.log([line(head), widths.map(width => '─'.repeat(width)).join('  '), ...body.map(line)].join('\n'))
}
