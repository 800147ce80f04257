import { messageActs } from '../../../server/domain/calls/acts/messages/index.js'
import { caseProcedures, penaltyProcess } from '../../../server/domain/calls/procedures/index.js'
import { shippedFiles, shippedText } from '../../procedures/shipped.js'

const folders = ['township-call', 'enforcement-referral', 'joint-enforcement']
const files = shippedFiles('.bpmn').filter(path => folders.some(folder => path.startsWith(`${folder}/`)))
const cases = new Set([...caseProcedures.flatMap(({ id, parts }) => [id, ...parts])])

/** Messages whose start event asks a person something, with the process that waits for them. */
function asked(path: string): [process: string, message: string][] {
  const xml = shippedText(path)
  const process = /<bpmn:process id="([^"]+)"/.exec(xml)?.[1] ?? ''
  const names = new Map(
    [...xml.matchAll(/<bpmn:message id="([^"]+)" name="([^"]+)"/g)].map(([, id, name]) => [id, name]),
  )
  return [...xml.matchAll(/<bpmn:startEvent .*?<\/bpmn:startEvent>/gs)].flatMap(
    ([start]): [string, string][] => {
      const message = names.get(/messageRef="([^"]+)"/.exec(start)?.[1])
      return message !== undefined && start.includes('<zeebe:formDefinition') ? [[process, message]] : []
    },
  )
}

/** Whether cases in which this process runs have an act that sends the message. */
function offered(process: string, message: string): boolean {
  const where = caseProcedures.filter(({ id, parts }) => id === process || parts.includes(process))
  return messageActs.some(
    act =>
      act.message === message &&
      where.some(({ id }) => act.processes === undefined || act.processes.includes(id)),
  )
}

describe('the acts by message', () => {
  it('should hold everything that a diagram of a case asks a person for', () => {
    const waited = files.flatMap(asked)
    expect(waited.some(([process]) => process === penaltyProcess)).toBe(true)
    const missing = waited.filter(([process, message]) => cases.has(process) && !offered(process, message))
    expect(missing).toEqual([])
  })

  it('should each have an id of its own, in both languages', () => {
    expect(new Set(messageActs.map(act => act.id)).size).toBe(messageActs.length)
    for (const { words } of messageActs)
      for (const text of [words.name, words.done, words.confirm?.body]) {
        if (!text) continue
        expect(text.en).not.toMatch(/[\u4e00-\u9fff]/)
        expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      }
  })
})
