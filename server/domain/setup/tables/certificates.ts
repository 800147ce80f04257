import { dateText, dayOfText } from '../../../calendar/index.js'
import type { Certificate } from '../../enforcement/record.js'
import type { Cells } from '../cells.js'
import type { Table } from '../table.js'

export type CertificateColumn = 'number' | 'unit' | 'name' | 'valid_until'

export type CertificateFacts = Omit<Certificate, '_id' | 'county' | 'rev'>

/** 执法证台账: by it a form refuses whoever's certificate has expired on the day. */
export const certificateTable: Table<CertificateColumn, CertificateFacts> = {
  name: 'certificates',
  columns: [
    { name: 'number', title: { zh: '执法证号', en: 'Number' }, needed: true, field: 'number' },
    { name: 'unit', title: { zh: '单位编码', en: 'Code of the body' }, needed: true, field: 'unit' },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, needed: true, field: 'name' },
    {
      name: 'valid_until',
      title: { zh: '有效期至', en: 'Valid until' },
      hint: { zh: '写作 2028-12-31', en: 'Written as 2028-12-31' },
      needed: true,
      field: 'validUntil',
    },
  ],
  read(cells: Cells<CertificateColumn>) {
    const number = cells.text('number')
    if (number !== '' && !/^[A-Za-z0-9][A-Za-z0-9-]{0,29}$/.test(number))
      cells.wrong('number', {
        zh: '证号只用字母、数字和 -，最多 30 个',
        en: 'A number has letters, digits and -, 30 at most',
      })
    return {
      number,
      unit: cells.text('unit'),
      name: cells.text('name'),
      validUntil: lastDay(cells),
    }
  },
}

/** 'YYYY-MM-DD', also where the spreadsheet wrote 2028/12/31. */
function lastDay(cells: Cells<CertificateColumn>): string {
  const cell = cells.text('valid_until')
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(cell) ?? []
  const written = `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isDay(written)) return written
  if (cell !== '')
    cells.wrong('valid_until', {
      zh: `没有这一天：${cell}，写作 2028-12-31`,
      en: `There is no such day: ${cell}; write it as 2028-12-31`,
    })
  return ''
}

function isDay(text: string): boolean {
  try {
    return dateText(dayOfText(text)) === text
  } catch {
    return false
  }
}
