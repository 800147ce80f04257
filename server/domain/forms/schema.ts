/** A form-js document with our own component types, as the procedures ship it. */
export interface FormSchema {
  id: string
  components: FormComponent[]
}

export interface FormComponent {
  id?: string
  type: string
  /** The variable; texts have none. */
  key?: string
  label?: string
  text?: string
  description?: string
  defaultValue?: unknown
  readonly?: boolean
  disabled?: boolean
  /** `hide` as for the field; `labelEn` as the `labelEn` of a field's properties. */
  values?: { label: string; labelEn?: string; value: string | number | boolean; hide?: string }[]
  /** `scores` only: FEEL for the units that are rated, one row each. */
  units?: string
  validate?: {
    required?: boolean
    maxLength?: number
    minLength?: number
    min?: number
    max?: number
    pattern?: string
  }
  conditional?: { hide?: string }
  /** What is refused of a value that is sound by itself: FEEL over the variables of the task and the whole form. */
  rules?: { refuse: string; text: string; textEn: string }[]
  subtype?: string
  /** `number` only: the unit that stands behind it, as text or as FEEL over the variables of the task. */
  appearance?: { suffixer?: string }
  /** `hint`, and in English `labelEn`, `hintEn`, `descriptionEn`, `captionsEn`; what a field may name. */
  properties?: Record<string, string | undefined>
}

/** What components of these types give to the procedure; every other type shows something and gives nothing. */
const kinds = {
  textfield: 'text',
  textarea: 'text',
  number: 'number',
  checkbox: 'flag',
  checklist: 'choices',
  radio: 'choice',
  select: 'choice',
  datetime: 'time',
  unit: 'unit',
  units: 'units',
  person: 'person',
  item: 'item',
  place: 'place',
  photo: 'files',
  files: 'files',
  scores: 'ratings',
} as const

export type FieldKind = (typeof kinds)[keyof typeof kinds]

export function kindOf(component: FormComponent): FieldKind | undefined {
  return Object.hasOwn(kinds, component.type) ? kinds[component.type as keyof typeof kinds] : undefined
}

/** A user task without a form of its own: 办理意见 and attachments. */
export const plainForm: FormSchema = {
  id: 'plain',
  components: [
    {
      type: 'textarea',
      key: '办理意见',
      label: '办理意见',
      validate: { required: true, maxLength: 2000 },
      properties: {
        labelEn: 'What was done',
        hint: '请写明办理意见',
        hintEn: 'Write what was done and with what result',
      },
    },
    { type: 'files', key: '附件', label: '附件', properties: { labelEn: 'Attachments' } },
  ],
}
