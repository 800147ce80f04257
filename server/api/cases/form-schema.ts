import { z } from 'zod'

const componentType = z.enum([
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'checklist',
  'radio',
  'select',
  'datetime',
  'text',
  'separator',
  'unit',
  'units',
  'person',
  'item',
  'place',
  'photo',
  'files',
  'scores',
])

const component = z
  .object({
    id: z.string().optional(),
    type: componentType,
    key: z.string().optional(),
    label: z.string().optional(),
    description: z.string().optional(),
    text: z.string().optional(),
    defaultValue: z.unknown().optional(),
    readonly: z.boolean().optional(),
    disabled: z.boolean().optional(),
    values: z
      .array(
        z.object({
          label: z.string(),
          labelEn: z.string().optional(),
          value: z.union([z.string(), z.number(), z.boolean()]),
        }),
      )
      .optional(),
    validate: z
      .object({
        required: z.boolean().optional(),
        maxLength: z.number().optional(),
        minLength: z.number().optional(),
        min: z.number().optional(),
        max: z.number().optional(),
        pattern: z.string().optional(),
      })
      .optional(),
    conditional: z.object({ hide: z.string().optional() }).optional(),
    rules: z
      .array(z.object({ refuse: z.string(), text: z.string(), textEn: z.string() }))
      .optional()
      .meta({ description: 'FEEL by which the server refuses what was filled in, and what it says then' }),
    subtype: z.enum(['date', 'time', 'datetime']).optional(),
    appearance: z.object({ suffixer: z.string().optional() }).optional(),
    units: z.string().optional().meta({ description: 'scores: FEEL for the units, which values name' }),
    aspects: z.array(z.string()).optional().meta({ description: 'scores: what is rated' }),
    reasonBelow: z.number().optional().meta({ description: 'scores: a score below it needs a reason' }),
    properties: z
      .object({
        labelEn: z.string().optional(),
        hint: z.string().optional(),
        hintEn: z.string().optional(),
        descriptionEn: z.string().optional(),
        kinds: z.string().optional(),
        unit: z.string().optional(),
        captions: z.string().optional(),
        captionsEn: z.string().optional(),
        list: z.string().optional().meta({ description: 'textfield: the list that it is one entry of' }),
        workingDay: z.string().optional().meta({ description: 'datetime: a working day only' }),
      })
      .optional(),
  })
  .meta({ id: 'FormComponent' })

export const formSchema = z
  .object({
    id: z.string(),
    type: z.literal('default').optional(),
    schemaVersion: z.number().optional(),
    components: z.array(component),
  })
  .meta({ id: 'FormSchema', description: 'A form-js document with component types of our own' })
