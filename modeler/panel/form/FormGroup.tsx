import { extensionText } from '../extension.js'
import { Pick, Say } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'

const FORM = 'zeebe:FormDefinition'

/** 表单: one of this procedure's, or the general one. */
export function FormGroup({ element }: { element: Shape }) {
  const { office, write } = useOffice()
  const form = extensionText(element, FORM, 'formId')
  return (
    <>
      <Pick
        label="表单"
        value={form}
        options={office.choices.forms}
        empty="通用办理意见"
        onPick={formId => write(element, FORM, formId === '' ? null : { formId, bindingType: 'deployment' })}
      />
      <Say>{form === '' ? '填办理意见，可附材料。' : `表单随流程版本走，编号 ${form}。`}</Say>
    </>
  )
}
