import fc from 'fast-check'
import { extensions, file, flows, message, process, script, timer } from '../xml.js'
import { error, escalated, escalation, failed, messaged, signal, signalled } from './bpmn.js'

const LEAVES = [
  ...[
    'task',
    'manualTask',
    'userTask',
    'service',
    'script',
    'sendTask',
    'receiveTask',
    'call',
    'exclusive',
    'parallel',
  ],
  ...[
    'inclusive',
    'end',
    'terminate',
    'errorEnd',
    'escalationEnd',
    'escalationThrow',
    'signalThrow',
    'messageThrow',
  ],
  ...['timerCatch', 'messageCatch', 'signalCatch', 'conditionalCatch', 'compensationThrow', 'noneThrow'],
] as const
const EVENTS = ['timer', 'cycle', 'message', 'signal', 'error', 'escalation', 'conditional'] as const
const LOOPS = ['', '', '', '', 'parallel', 'sequential', 'standard'] as const

interface Node {
  kind: (typeof LEAVES)[number] | 'sub'
  loop: (typeof LOOPS)[number]
  boundaries: { event: (typeof EVENTS)[number]; interrupting: boolean }[]
  inside: Scope | null
}

/** Nodes of a process or sub-process and flows between them, without any order in them. */
interface Scope {
  nodes: Node[]
  /** Source, target and kind of condition. */
  flows: [number, number, number][]
  handlers: { event: (typeof EVENTS)[number]; interrupting: boolean; inside: Scope }[]
  hasStart: boolean
}

const scope = (depth: number): fc.Arbitrary<Scope> => {
  const inside = depth > 0 ? fc.option(scope(depth - 1), { freq: 4 }) : fc.constant(null)
  const node: fc.Arbitrary<Node> = fc.record({
    kind: fc.constantFrom(...LEAVES),
    loop: fc.constantFrom(...LOOPS),
    boundaries: fc.array(fc.record({ event: fc.constantFrom(...EVENTS), interrupting: fc.boolean() }), {
      maxLength: 2,
    }),
    inside,
  })
  return fc.record({
    nodes: fc.array(node, { minLength: 1, maxLength: 6 }),
    flows: fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(5)), { maxLength: 8 }),
    handlers:
      depth > 0
        ? fc.array(
            fc.record({
              event: fc.constantFrom(...EVENTS),
              interrupting: fc.boolean(),
              inside: scope(depth - 1),
            }),
            { maxLength: 1 },
          )
        : fc.constant([]),
    hasStart: fc.boolean(),
  })
}

export const soups: fc.Arbitrary<Scope> = scope(2)

const CONDITIONS = ['', '', 'true', 'false', 'n > 2', 'nothing > 2']

/** Writes it down as a file with a second process that it can call. */
export function write(soup: Scope): string {
  let count = 0
  const next = (kind: string): string => `${kind}${(count += 1)}`
  return file(
    message('M') + signal('Z') + error('E') + escalation('X'),
    process(content(soup, next)),
    process(
      `<startEvent id="cs"/><endEvent id="ce">${escalated('X')}</endEvent>${flows('cs -> ce')}`,
      'child',
    ),
  )
}

function content(soup: Scope, next: (kind: string) => string): string {
  const parts: string[] = []
  const sources: string[] = []
  const targets: string[] = []
  const gateways = new Set<string>()
  for (const node of soup.nodes) {
    const kind = node.inside ? 'sub' : node.kind
    const id = next(kind)
    parts.push(element(kind, id, node, next))
    if (!/^(end|terminate|errorEnd|escalationEnd)/.test(id)) sources.push(id)
    targets.push(id)
    if (/^(parallel)/.test(id)) gateways.add(id)
    if (/^(task|manualTask|userTask|service|script|sendTask|receiveTask|call|sub)/.test(id))
      for (const { event, interrupting } of node.boundaries) {
        const boundary = next('boundary')
        parts.push(
          `<boundaryEvent id="${boundary}" attachedToRef="${id}" cancelActivity="${interrupting || event === 'error'}">${definition(event)}</boundaryEvent>`,
        )
        sources.push(boundary)
      }
  }
  if (soup.hasStart) {
    const start = next('start')
    parts.push(`<startEvent id="${start}"/>`)
    parts.push(flows(`${start} -> ${targets[0]!}`))
  }
  for (const [from, to, condition] of soup.flows) {
    const source = sources[from % Math.max(sources.length, 1)]
    const target = targets[to % targets.length]!
    if (source === undefined) continue
    const written = gateways.has(source) || source.startsWith('boundary') ? '' : CONDITIONS[condition]!
    parts.push(
      flows(`${source} -> ${target}${written && `: ${written}`}`).replace(
        /id="[^"]*"/,
        `id="${next('flow')}"`,
      ),
    )
  }
  for (const { event, interrupting, inside } of soup.handlers) {
    const id = next('handler')
    const begin = next('begin')
    parts.push(
      `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${begin}" isInterrupting="${interrupting || event === 'error'}">${definition(event)}</startEvent>${content({ ...inside, hasStart: false }, next)}</subProcess>`,
    )
  }
  return parts.join('')
}

function element(kind: Node['kind'], id: string, node: Node, next: (kind: string) => string): string {
  const loop = repeated(node.loop)
  const emit = (tag: string, inside: string): string => `<${tag} id="${id}">${inside}</${tag}>`
  switch (kind) {
    case 'sub':
      return emit('subProcess', loop + content(node.inside!, next))
    case 'task':
    case 'manualTask':
    case 'userTask':
      return emit(kind, loop)
    case 'sendTask':
    case 'receiveTask':
      return `<${kind} id="${id}" messageRef="M">${loop}</${kind}>`
    case 'service':
      return emit('serviceTask', extensions('<zeebe:taskDefinition type="work"/>') + loop)
    case 'script':
      return script(id, 'n + 1', 'n').replace('</scriptTask>', `${loop}</scriptTask>`)
    case 'call':
      return `<callActivity id="${id}" calledElement="child">${loop}</callActivity>`
    case 'exclusive':
    case 'parallel':
    case 'inclusive':
      return `<${kind}Gateway id="${id}"/>`
    case 'end':
      return `<endEvent id="${id}"/>`
    case 'terminate':
      return emit('endEvent', '<terminateEventDefinition/>')
    case 'errorEnd':
      return emit('endEvent', failed('E'))
    case 'escalationEnd':
      return emit('endEvent', escalated('X'))
    case 'escalationThrow':
      return emit('intermediateThrowEvent', escalated('X'))
    case 'signalThrow':
      return emit('intermediateThrowEvent', signalled('Z'))
    case 'messageThrow':
      return emit('intermediateThrowEvent', messaged('M'))
    case 'compensationThrow':
      return emit('intermediateThrowEvent', '<compensateEventDefinition/>')
    case 'noneThrow':
      return `<intermediateThrowEvent id="${id}"/>`
    case 'timerCatch':
      return emit('intermediateCatchEvent', definition('timer'))
    case 'messageCatch':
      return emit('intermediateCatchEvent', definition('message'))
    case 'signalCatch':
      return emit('intermediateCatchEvent', definition('signal'))
    case 'conditionalCatch':
      return emit('intermediateCatchEvent', definition('conditional'))
  }
}

function repeated(loop: Node['loop']): string {
  if (loop === '') return ''
  if (loop === 'standard')
    return '<standardLoopCharacteristics loopMaximum="3"><loopCondition>=n &lt; 3</loopCondition></standardLoopCharacteristics>'
  return `<multiInstanceLoopCharacteristics isSequential="${loop === 'sequential'}"><loopCardinality>=2</loopCardinality></multiInstanceLoopCharacteristics>`
}

function definition(event: (typeof EVENTS)[number]): string {
  switch (event) {
    case 'timer':
      return timer('timeDuration', 'PT10S')
    case 'cycle':
      return timer('timeCycle', 'R2/PT5S')
    case 'message':
      return messaged('M')
    case 'signal':
      return signalled('Z')
    case 'error':
      return failed()
    case 'escalation':
      return escalated('X')
    case 'conditional':
      return '<conditionalEventDefinition><condition>=n &gt; 1</condition></conditionalEventDefinition>'
  }
}
