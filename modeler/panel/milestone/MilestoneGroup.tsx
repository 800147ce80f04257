import { extensionText } from '../extension.js'
import { Say, Write } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { m } from '../../messages/index.js'

const MILESTONE = 'huying:Milestone'
const STATE = 'huying:State'

/** 里程碑与状态: what the record of the case takes from this step. */
export function MilestoneGroup({ element }: { element: Shape }) {
  const { write } = useOffice()
  const milestone = extensionText(element, MILESTONE, 'name')
  const data = extensionText(element, MILESTONE, 'data')
  const state = extensionText(element, STATE, 'name')
  return (
    <>
      <Write
        label={m.milestone.name}
        value={milestone}
        onWrite={name => write(element, MILESTONE, name === '' ? null : { name })}
      />
      {milestone !== '' && (
        <Write
          label={m.milestone.data}
          expression
          value={data}
          hint={m.milestone.dataHint}
          onWrite={value => write(element, MILESTONE, { data: value || undefined })}
        />
      )}
      <Write
        label={m.milestone.state}
        value={state}
        onWrite={name => write(element, STATE, name === '' ? null : { name })}
      />
      <Say>{m.milestone.text}</Say>
    </>
  )
}
