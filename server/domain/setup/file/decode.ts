import type { Words } from '../../language.js'

/** The text of an uploaded table, or why there is none. */
export type Decoded = { text: string } | { problem: Words }

const workbook: Words = {
  zh: '这是 Excel 工作簿，请在 Excel 里另存为 CSV（UTF-8）再上传',
  en: 'This is an Excel workbook; save it as CSV (UTF-8) and upload that',
}
const notText: Words = {
  zh: '读不出文字：文件须是 UTF-8 或 GB18030 编码的 CSV',
  en: 'This is no text: the file must be CSV in UTF-8 or GB18030',
}

/** Reads UTF-8, with or without a byte order mark, and what is not UTF-8 as GB18030, as Chinese Excel saves it. */
export function decode(content: Uint8Array): Decoded {
  const magic = Buffer.from(content.subarray(0, 4)).toString('latin1')
  if (magic.startsWith('PK') || magic === '\xd0\xcf\x11\xe0') return { problem: workbook }
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decoded(content, encoding)
    if (text !== undefined && !text.includes('\0')) return { text }
  }
  return { problem: notText }
}

function decoded(content: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}
