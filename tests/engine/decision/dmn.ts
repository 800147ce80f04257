import { readFileSync } from 'node:fs'
import { defaultEdition } from '../../../server/calendar/index.js'
import { compileDecisions, evaluateDecision } from '../../../server/engine/decision/index.js'
import { createFeel, type Value } from '../../../server/engine/expression/index.js'

const feel = createFeel()
const env = { now: Date.parse('2026-09-29T10:20:00+08:00'), calendar: defaultEdition() }

export const readDmn = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

export const compileDmn = (xml: string) => compileDecisions(xml, feel)

/** Compiles the file, which must have nothing wrong with it, and evaluates one of its decisions. */
export async function decide(xml: string, id: string, scope: Record<string, Value>) {
  const { decisions, diagnostics } = await compileDmn(xml)
  expect(diagnostics).toEqual([])
  const decision = decisions.get(id)
  if (!decision) throw new Error(`no decision ${id}`)
  return evaluateDecision(decision, scope, feel, env)
}

export const definitions = (content: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">${content}</definitions>`

/** A table over `n` with one output; each rule is `[test, result]`. */
export const table = (attributes: string, rules: [string, string][], output = '<output id="o" name="v" />') =>
  `<decision id="t" name="表"><decisionTable id="dt" ${attributes}>
    <input id="i" label="n"><inputExpression id="ie"><text>n</text></inputExpression></input>${output}
    ${rules
      .map(
        ([test, result], index) => `<rule id="r${index}">
          <inputEntry id="r${index}t"><text><![CDATA[${test}]]></text></inputEntry>
          <outputEntry id="r${index}o"><text><![CDATA[${result}]]></text></outputEntry></rule>`,
      )
      .join('')}</decisionTable></decision>`
