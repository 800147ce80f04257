import { extensionText } from '../extension.js'
import { Say, Write } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'

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
        label="里程碑"
        value={milestone}
        onWrite={name => write(element, MILESTONE, name === '' ? null : { name })}
      />
      {milestone !== '' && (
        <Write
          label="记下"
          expression
          value={data}
          hint="FEEL，写进台账的内容，如 = {期限: 期限}"
          onWrite={value => write(element, MILESTONE, { data: value || undefined })}
        />
      )}
      <Write
        label="状态"
        value={state}
        onWrite={name => write(element, STATE, name === '' ? null : { name })}
      />
      <Say>台账和列表只认里程碑与状态的名称；随系统带来的不能少。</Say>
    </>
  )
}
