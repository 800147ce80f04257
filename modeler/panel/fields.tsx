import type { ComponentChildren } from '@bpmn-io/properties-panel/preact'
import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import type { Choices } from '../api/types.js'
import { m } from '../messages/index.js'

/** Label left, control right. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <span class="field-control">{children}</span>
    </label>
  )
}

interface PickProps {
  label: string
  value: string
  options: Choices['roles']
  /** Stands for an empty value. */
  empty?: string
  onPick(value: string): void
}

export function Pick({ label, value, options, empty, onPick }: PickProps) {
  const known = value === '' || options.some(each => each.value === value)
  return (
    <Field label={label}>
      <select value={value} aria-label={label} onChange={event => onPick(event.currentTarget.value)}>
        {(empty !== undefined || value === '') && <option value="">{empty ?? m.panel.choose}</option>}
        {options.map(each => (
          <option key={each.value} value={each.value}>
            {each.name}
          </option>
        ))}
        {!known && <option value={value}>{m.panel.unlisted(value)}</option>}
      </select>
    </Field>
  )
}

interface WriteProps {
  label: string
  value: string
  hint?: string
  /** More than one line, in the type of expressions. */
  expression?: boolean
  onWrite(value: string): void
}

/** Text that is written into the diagram when the field is left. */
export function Write({ label, value, hint, expression, onWrite }: WriteProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const properties = {
    value: typed,
    'aria-label': label,
    onInput: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    onChange: (event: { currentTarget: { value: string } }) => {
      const written = event.currentTarget.value.trim()
      if (written !== value) onWrite(written)
    },
  }
  return (
    <div class="write">
      <Field label={label}>
        {expression ? (
          <textarea rows={3} spellcheck={false} {...properties} />
        ) : (
          <input type="text" {...properties} />
        )}
      </Field>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </div>
  )
}

/** What a group means now, in a sentence. */
export function Say({ children }: { children: ComponentChildren }) {
  return <p class="say">{children}</p>
}
