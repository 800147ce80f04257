import { changesBetween, type Change } from './changes/changes.js'
import type { DesignContext } from './context.js'
import { assemble, type Assembled } from './files.js'
import type { Finding } from './graph.js'
import { policyFindings } from './policy.js'
import { shippedGraph } from './shipped.js'
import type { Language } from '../language.js'

/** What a diagram would be as the next version. */
export interface Checked {
  assembled: Assembled
  findings: Finding[]
  /** Against the version in force; empty for a diagram that cannot be read. */
  changes: Change[]
}

/** Codes of findings that stand on the element here and on the file there. */
const onElement = new Set(['FORM_UNKNOWN', 'DECISION_UNKNOWN'])

/**
 * Everything that is wrong with a diagram as the next version of a process, said by the engine and by the rules of the
 * county's records, and what it changes.
 *
 * @param language of the changes; a finding says it in both
 * @param base `_id` of the version whose forms and decisions it goes with
 * @throws RuntimeError VERSION_UNKNOWN
 */
export async function checkDiagram(
  ctx: DesignContext,
  county: string,
  process: string,
  base: string,
  xml: string,
  language: Language = 'zh-CN',
): Promise<Checked> {
  const assembled = await assemble(ctx, county, base, xml)
  const { processes, diagnostics } = await ctx.runtime.check(assembled.files)
  const { graph: current } = await ctx.runtime.definitionInForce(county, process)
  const { forms, decisions } = await ctx.runtime.definition(county, base)
  const unreadable = diagnostics.some(each => each.code === 'XML_MALFORMED')
  const policy = unreadable
    ? []
    : policyFindings(processes, {
        process,
        shipped: await shippedGraph(ctx, county, process),
        forms: new Set(forms.keys()),
        decisions: new Set(decisions.keys()),
        file: assembled.name,
      })
  const engine = diagnostics.filter(each => each.element !== null || !onElement.has(each.code))
  const graph = processes.find(each => each.id === process)
  return {
    assembled,
    findings: [...engine, ...policy],
    changes: graph ? changesBetween(current, graph, language) : [],
  }
}

export const refused = (findings: readonly Finding[]) => findings.some(each => each.severity === 'error')
