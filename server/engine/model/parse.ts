import { BpmnModdle, type ParseWarning } from 'bpmn-moddle'
import { huying } from './huying.js'
import type { Moddle } from './moddle.js'
import type { Finding, Reader } from './reader.js'
import { zeebe } from './zeebe.js'

/** Made once: it holds what the descriptors say and nothing of any file. */
const moddle = new BpmnModdle({ zeebe, huying })

/** Reads XML into moddle elements. Null, with the reason reported, when it is no BPMN. */
export async function parse(xml: string, reader: Reader): Promise<Moddle | null> {
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml)
    for (const warning of warnings) report(warning, xml, reader)
    return rootElement as Moddle
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    reader.refuse(null, {
      code: 'XML_MALFORMED',
      message: `文件不是有效的 BPMN XML：${reason}`,
      messageEn: `The file is not valid BPMN XML: ${reason}`,
      fix: '请在流程设计器中打开并重新保存，或检查文件是否完整。',
      fixEn: 'Open it in the designer and save it again, or check that the file is complete.',
    })
    return null
  }
}

function report(warning: ParseWarning, xml: string, reader: Reader): void {
  const reason = warning.message.split('\n')[0]!.trim()
  const element = warning.element?.id ?? null
  if (reason.startsWith('unresolved reference')) {
    // A shape that points at nothing is drawn wrongly, not executed wrongly.
    if (warning.element?.$type?.startsWith('bpmndi:')) return reader.warn(element, unresolved(warning))
    return reader.refuse(element, unresolved(warning))
  }
  const [, duplicate] = /duplicate ID <([^>]*)>/.exec(warning.message) ?? []
  if (duplicate !== undefined)
    return reader.refuse(duplicate, {
      code: 'DUPLICATE_ID',
      message: `编号「${duplicate}」用了两次`,
      messageEn: `The id "${duplicate}" is used twice`,
      fix: '每个元素的编号在文件里只能出现一次。',
      fixEn: 'Each id may occur only once in the file.',
    })
  if (reason.startsWith('unknown attribute'))
    return reader.warn(element, {
      code: 'ATTRIBUTE_UNKNOWN',
      message: `不认识的属性 ${warning.property ?? ''}，不会起作用`,
      messageEn: `The attribute ${warning.property ?? ''} is not known and has no effect`,
    })
  reader.refuse(element ?? elementAt(warning.message, xml), {
    code: 'CONTENT_UNKNOWN',
    message: `有不认识的内容：${reason}`,
    messageEn: `There is content that is not BPMN: ${reason}`,
    fix: '请删除这部分内容，或把它放进 extensionElements 里自己的命名空间。',
    fixEn: 'Delete this content, or put it into extensionElements in a namespace of its own.',
  })
}

function unresolved({ property = '', value }: ParseWarning): Finding {
  return {
    code: 'REFERENCE_UNRESOLVED',
    message: `${property} 指向的「${String(value)}」不存在`,
    messageEn: `${property} refers to "${String(value)}", which does not exist`,
    fix: '请补上被引用的元素，或删除这条引用。',
    fixEn: 'Add the element that is referred to, or delete the reference.',
  }
}

/** The element at the place that a message of the parser names: the content itself if it has an id, else what it is in. */
function elementAt(message: string, xml: string): string | null {
  const line = Number(/line: (\d+)/.exec(message)?.[1])
  const column = Number(/column: (\d+)/.exec(message)?.[1])
  if (Number.isNaN(line) || Number.isNaN(column)) return null
  const lines = xml.split('\n')
  const offset = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0) + column
  const own = /^<[^>]*?\sid=["']([^"']+)["']/.exec(xml.slice(offset))?.[1]
  return own ?? [...xml.slice(0, offset).matchAll(/\sid=["']([^"']+)["']/g)].at(-1)?.[1] ?? null
}
