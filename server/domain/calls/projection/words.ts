import type { CallRecord } from '../record.js'

/** What the search finds of a case; of a sensitive one nothing, not even its number. */
export function wordsOf(
  record: Pick<
    CallRecord,
    'number' | 'matter' | 'documentNumber' | 'filed' | 'units' | 'urgency' | 'sensitive'
  >,
  unitName: (code: string) => string,
): string[] {
  if (record.sensitive) return []
  const { title, content, place, itemTitle, domain } = record.filed
  return [
    record.matter,
    ...(record.number === record.matter ? [] : [record.number]),
    record.documentNumber,
    title,
    content,
    place.text,
    itemTitle,
    domain,
    record.urgency,
    ...record.units.map(unitName),
  ].filter(text => text !== '')
}
