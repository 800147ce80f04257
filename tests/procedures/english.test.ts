import { stepName } from '../../server/domain/words/steps.js'
import { shippedFiles, shippedText } from './shipped.js'

interface Field {
  type: string
  label?: string
  text?: string
  description?: string
  values?: { label: string; labelEn?: string }[]
  properties?: Record<string, string | undefined>
}

const han = /\p{Script=Han}/u
const fields = shippedFiles('.form').flatMap(path =>
  (JSON.parse(shippedText(path)) as { components: Field[] }).components.map(field => ({ path, field })),
)

/** Every Chinese text of a field with the English that stands beside it. */
function pairs({ label, text, description, values = [], properties = {} }: Field) {
  const { labelEn, hint, hintEn, descriptionEn, captions, captionsEn } = properties
  return [
    [label ?? text, labelEn],
    [description, descriptionEn],
    [hint, hintEn],
    ...values.map(choice => [choice.label, choice.labelEn]),
    ...(captions?.split(',').map((caption, at) => [caption, captionsEn?.split(',')[at]]) ?? []),
  ].filter(([chinese]) => chinese !== undefined)
}

describe('the shipped procedures in English', () => {
  it('should have English for every label, choice, description, hint and caption', () => {
    const missing = fields.flatMap(({ path, field }) =>
      pairs(field).flatMap(([chinese, english]) =>
        english === undefined || english.trim() === '' || han.test(english)
          ? [{ path, chinese, english }]
          : [],
      ),
    )
    expect(fields.length).toBeGreaterThan(70)
    expect(missing).toEqual([])
  })

  it.each(shippedFiles('.bpmn'))('should tell people in both languages: %s', path => {
    const mappings = shippedText(path).match(/<zeebe:ioMapping>.*?<\/zeebe:ioMapping>/gs) ?? []
    const told = mappings.filter(mapping => mapping.includes('target="text"'))
    const tells = shippedText(path).includes('"huying.notice"')
    expect({ path, told: told.length > 0 }).toEqual({ path, told: tells })
    expect(told.filter(mapping => !mapping.includes('target="textEn"'))).toEqual([])
    const refusals = shippedText(path).match(/<huying:refusal [^>]*>/g) ?? []
    expect(refusals.filter(refusal => !refusal.includes('textEn='))).toEqual([])
  })

  it.each(shippedFiles('.bpmn'))('should have English for whatever one does or opens: %s', path => {
    const named = /<bpmn:(?:process|userTask|subProcess|callActivity) [^>]*name="([^"]+)"/g
    const names = [...shippedText(path).matchAll(named)].map(([, name = '']) =>
      name.replaceAll(/&#10;|\s+/g, ''),
    )
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter(name => han.test(stepName(name, 'en')))).toEqual([])
  })

  it.each(shippedFiles('.bpmn'))('should put one space between Chinese and a date: %s', path => {
    expect(shippedText(path)).not.toMatch(/\p{Script=Han}&quot; \+ \{t:|日&quot; \+ substring/u)
  })

  it('should quote in Chinese with 「」', () => {
    const lines = [...shippedFiles('.form'), ...shippedFiles('.bpmn')].flatMap(path =>
      shippedText(path).split('\n'),
    )
    const english = /"(hint|description|label)En"|target="[^"]*En"|textEn=/
    expect(lines.filter(line => /[“”]/.test(line) && !english.test(line))).toEqual([])
  })
})
