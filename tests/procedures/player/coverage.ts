import { messageActs } from '../../../server/domain/calls/acts/messages/index.js'
import { caseProcedures } from '../../../server/domain/calls/procedures/index.js'
import { filesOf } from '../stories/county.js'

const folders = [
  'township-call',
  'supervision',
  'dispute-ruling',
  'joint-enforcement',
  'enforcement-referral',
]

/** Everything that people can do in the procedures: each user task of each diagram, each act, each way of filing. */
export function whatPeopleDo(): string[] {
  const diagrams = folders
    .flatMap(filesOf)
    .filter(({ name }) => name.endsWith('.bpmn'))
    .map(({ content }) => content)
  const steps = diagrams.flatMap(text => {
    const process = /<bpmn:process id="([^"]+)"/.exec(text)?.[1] ?? ''
    return [...text.matchAll(/<bpmn:userTask id="([^"]+)"/g)].map(([, id]) => `${process}/${id}`)
  })
  return [
    ...steps,
    ...messageActs.map(({ id }) => `act ${id}`),
    ...['name-reader', 'release-reporter'].map(id => `act ${id}`),
    ...caseProcedures.map(({ id }) => `file ${id}`),
    ...['file by telephone', 'file from a source', 'contest an item', 'assign an act', 'withdraw an act'],
  ]
}
