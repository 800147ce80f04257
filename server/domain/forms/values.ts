import { instantOf } from '../../calendar/index.js'
import { feelDate, feelInstant, type Context, type Value } from '../calls/feel.js'
import type { Words } from '../language.js'
import { faults } from './faults.js'
import type { FieldKind, FormComponent } from './schema.js'

/** A field's value for the procedure, or what the person should write instead. */
export type Read = { value: Value; files?: string[] } | { fault: Words }

/** What a form may name: units and people of this county. */
export interface Known {
  unit(code: string): { kind: string } | undefined
  person(id: string): { units: readonly string[] } | undefined
  /** Whose form it is: the unit meant by 本单位. */
  ownUnit: string
}

const fault = (words: Words): Read => ({ fault: words })
const most = { text: 2000, list: 50 }

/** What each kind of field accepts. `input` is never undefined or empty here. */
export const readers: Readonly<
  Record<FieldKind, (input: unknown, field: FormComponent, known: Known, choices: Choices) => Read>
> = {
  text(input, { validate, type }) {
    if (typeof input !== 'string') return fault(faults.text)
    const text = input.trim()
    if (/[^\P{Cc}\n\r\t]/u.test(text)) return fault(faults.controlCharacter)
    const longest = validate?.maxLength ?? (type === 'textarea' ? most.text : 200)
    if (text.length > longest) return fault(faults.tooLong(longest, text.length))
    if (validate?.minLength !== undefined && text.length < validate.minLength)
      return fault(faults.tooShort(validate.minLength))
    if (validate?.pattern !== undefined && !new RegExp(validate.pattern, 'u').test(text))
      return fault(faults.pattern)
    return { value: text }
  },
  number(input, { validate }) {
    const number = typeof input === 'string' && /^-?\d+$/.test(input.trim()) ? Number(input) : input
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return fault(faults.wholeNumber)
    if (validate?.min !== undefined && number < validate.min) return fault(faults.below(validate.min))
    if (validate?.max !== undefined && number > validate.max) return fault(faults.above(validate.max))
    return { value: number }
  },
  flag: input => (typeof input === 'boolean' ? { value: input } : fault(faults.yesOrNo)),
  choice(input, _field, _known, choices) {
    const chosen = choices.find(choice => choice === input)
    return chosen === undefined ? fault(faults.choice) : { value: chosen }
  },
  choices(input, _field, _known, choices) {
    const list = textList(input)
    if (!list?.every(each => choices.includes(each))) return fault(faults.choice)
    return { value: list }
  },
  time(input, { subtype }) {
    if (typeof input !== 'string') return fault(faults.instant)
    try {
      const at = instantOf(input)
      return { value: subtype === 'date' ? feelDate(input.slice(0, 10)) : feelInstant(at) }
    } catch {
      return fault(faults.instant)
    }
  },
  unit(input, field, known) {
    const wrong = unitFault([input], field, known)
    return wrong ? fault(wrong) : { value: String(input) }
  },
  units(input, field, known) {
    const list = textList(input)
    const wrong = list ? unitFault(list, field, known) : faults.unit
    return wrong || !list ? fault(wrong ?? faults.unit) : { value: [...new Set(list)] }
  },
  person(input, { properties }, known) {
    const person = typeof input === 'string' ? known.person(input) : undefined
    if (!person) return fault(faults.person)
    const unit = properties?.unit === 'own' ? known.ownUnit : properties?.unit
    if (unit !== undefined && !person.units.includes(unit)) return fault(faults.ownPerson)
    return { value: String(input) }
  },
  item: input => (typeof input === 'string' ? { value: input.slice(0, 40) } : fault(faults.item)),
  place(input) {
    const { text, township, lng, lat } = (input ?? {}) as Record<string, unknown>
    if (typeof text !== 'string' || text.trim() === '') return fault(faults.place)
    if (text.length > 200) return fault(faults.placeTooLong)
    const place: Context = { text: text.trim() }
    if (typeof township === 'string') place.township = township
    if (typeof lng === 'number' && typeof lat === 'number') Object.assign(place, { lng, lat })
    return { value: place }
  },
  files(input) {
    const list = textList(input)
    if (!list) return fault(faults.files)
    if (list.length > most.list) return fault(faults.tooManyFiles(most.list))
    return { value: list, files: list }
  },
  ratings: (input, field) => readRatings(input, field),
}

export type Choices = readonly (string | number | boolean)[]

const aspects = ['响应速度', '办理质量', '满意度'] as const

/** One row a unit: three scores from 1 to 5, and a reason when one of them is 2 or less. */
function readRatings(input: unknown, field: FormComponent): Read {
  const units = textList(field.values?.map(value => value.value)) ?? []
  const rows = Array.isArray(input) ? (input as Record<string, unknown>[]) : []
  const value: Context[] = []
  for (const unit of units) {
    const row = rows.find(each => each?.单位 === unit)
    const scores = aspects.map(aspect => row?.[aspect])
    if (!row || !scores.every(score => Number.isInteger(score) && Number(score) >= 1 && Number(score) <= 5))
      return fault(faults.scores)
    const reason = typeof row.理由 === 'string' ? row.理由.trim() : ''
    if (scores.some(score => Number(score) <= 2) && reason === '') return fault(faults.lowScore)
    if (reason.length > most.text) return fault(faults.reasonTooLong(most.text))
    const [speed, quality, satisfaction] = scores.map(Number)
    value.push({
      单位: unit,
      响应速度: speed ?? null,
      办理质量: quality ?? null,
      满意度: satisfaction ?? null,
      理由: reason || null,
    })
  }
  return { value }
}

function unitFault(codes: readonly unknown[], field: FormComponent, known: Known): Words | undefined {
  const kinds = field.properties?.kinds?.split(',')
  for (const code of codes) {
    const unit = typeof code === 'string' ? known.unit(code) : undefined
    if (!unit) return faults.unit
    if (kinds && !kinds.includes(unit.kind)) return faults.unitCannot
  }
  return undefined
}

function textList(input: unknown): string[] | undefined {
  return Array.isArray(input) && input.length <= 200 && input.every(each => typeof each === 'string')
    ? (input as string[])
    : undefined
}
