import { extensionText } from '../extension.js'
import { Pick, Say } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { m } from '../../messages/index.js'

const FORM = 'zeebe:FormDefinition'

/** 表单: one of this procedure's, or the general one. */
export function FormGroup({ element }: { element: Shape }) {
  const { office, write } = useOffice()
  const form = extensionText(element, FORM, 'formId')
  return (
    <>
      <Pick
        label={m.panel.form}
        value={form}
        options={office.choices.forms}
        empty={m.form.general}
        onPick={formId => write(element, FORM, formId === '' ? null : { formId, bindingType: 'deployment' })}
      />
      <Say>{form === '' ? m.form.generalText : m.form.goesWith(form)}</Say>
    </>
  )
}
