import fc from 'fast-check'
import { diagram, extensions, flows, message, script, timer } from './xml.js'

/** A block of a structured diagram: one way in, one way out. */
export type Block =
  | { kind: 'script' | 'user' | 'timer' | 'message' | 'manual' }
  | { kind: 'sequence'; parts: Block[] }
  | { kind: 'exclusive' | 'parallel' | 'inclusive'; parts: Block[]; chosen: boolean[] }
  | { kind: 'sub'; inside: Block; handler: Block | null; interrupting: boolean; terminate: boolean }
  | { kind: 'loop'; inside: Block; times: number }
  | { kind: 'multi'; inside: Block; count: number; sequential: boolean }
  | { kind: 'boundary'; late: Block; interrupting: boolean }
  | { kind: 'escalating'; interrupting: boolean; late: Block }

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block; leaf: Block }>(tie => ({
  leaf: fc
    .constantFrom<Block['kind']>('script', 'user', 'timer', 'message', 'manual')
    .map(kind => ({ kind }) as Block),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({
      kind: fc.constant('sequence' as const),
      parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('exclusive' as const, 'parallel' as const, 'inclusive' as const),
      parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      chosen: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('sub' as const),
      inside: tie('block'),
      handler: fc.option(tie('block')),
      interrupting: fc.boolean(),
      terminate: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('loop' as const),
      inside: tie('block'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('multi' as const),
      inside: tie('block'),
      count: fc.integer({ min: 0, max: 3 }),
      sequential: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('boundary' as const), late: tie('block'), interrupting: fc.boolean() }),
    fc.record({ kind: fc.constant('escalating' as const), interrupting: fc.boolean(), late: tie('block') }),
  ),
})).block

interface Drawn {
  nodes: string
  first: string
  last: string
}

/** Draws a block as a diagram that must complete, whatever happens in which order. */
export function draw(block: Block): string {
  let count = 0
  const next = (kind: string): string => `${kind}${(count += 1)}`

  const around = (inside: Drawn, end = '<endEvent id="END"/>'): string => {
    const start = next('start')
    const last = next('end')
    return `<startEvent id="${start}"/>${inside.nodes}${end.replace('END', last)}${flows(`${start} -> ${inside.first}
      ${inside.last} -> ${last}`)}`
  }

  const single = (kind: string, xml: (id: string) => string): Drawn => {
    const id = next(kind)
    return { nodes: xml(id), first: id, last: id }
  }

  const split = (kind: 'exclusive' | 'parallel' | 'inclusive', parts: Block[], chosen: boolean[]): Drawn => {
    const [fork, join] = [next('fork'), next('join')]
    const drawn = parts.map(visit)
    const last = drawn.at(-1)!
    const lines = drawn.map((part, index) =>
      kind === 'parallel' || part === last
        ? `${fork} -> ${part.first}`
        : `${fork} -> ${part.first}: ${String(chosen[index])}`,
    )
    const otherwise = kind === 'parallel' ? '' : `default="${fork}-${last.first}"`
    return {
      nodes: `<${kind}Gateway id="${fork}" ${otherwise}/><${kind}Gateway id="${join}"/>${drawn.map(part => part.nodes).join('')}
        ${flows([...lines, ...drawn.map(part => `${part.last} -> ${join}`)].join('\n'))}`,
      first: fork,
      last: join,
    }
  }

  const withBoundary = (host: Drawn, event: string, late: Drawn, interrupting: boolean): Drawn => {
    const [boundary, merge] = [next('boundary'), next('merge')]
    const out = interrupting ? merge : next('gone')
    const end = interrupting ? '' : `<endEvent id="${out}"/>`
    return {
      nodes: `${host.nodes}<boundaryEvent id="${boundary}" attachedToRef="${host.last}" cancelActivity="${interrupting}">${event}</boundaryEvent>
        ${late.nodes}<exclusiveGateway id="${merge}"/>${end}${flows(`${host.last} -> ${merge}
          ${boundary} -> ${late.first}
          ${late.last} -> ${out}`)}`,
      first: host.first,
      last: merge,
    }
  }

  const visit = (one: Block): Drawn => {
    switch (one.kind) {
      case 'script':
        return single('script', id => script(id, 'n + 1', 'n'))
      case 'manual':
        return single('manual', id => `<manualTask id="${id}"/>`)
      case 'user':
        return single('user', id => `<userTask id="${id}"/>`)
      case 'timer':
        return single(
          'timer',
          id =>
            `<intermediateCatchEvent id="${id}">${timer('timeDuration', 'PT1M')}</intermediateCatchEvent>`,
        )
      case 'message':
        return single('receive', id => `<receiveTask id="${id}" messageRef="m"/>`)
      case 'sequence': {
        const parts = one.parts.map(visit)
        const lines = parts.slice(1).map((part, index) => `${parts[index]!.last} -> ${part.first}`)
        return {
          nodes: parts.map(part => part.nodes).join('') + (lines.length > 0 ? flows(lines.join('\n')) : ''),
          first: parts[0]!.first,
          last: parts.at(-1)!.last,
        }
      }
      case 'exclusive':
      case 'parallel':
      case 'inclusive':
        return split(one.kind, one.parts, one.chosen)
      case 'sub': {
        const handler = one.handler ? visit(one.handler) : null
        const [id, start, end] = [next('sub'), next('begin'), next('handled')]
        const handling = handler
          ? `<subProcess id="${next('handler')}" triggeredByEvent="true"><startEvent id="${start}" isInterrupting="${one.interrupting}"><messageEventDefinition messageRef="m"/></startEvent>${handler.nodes}<endEvent id="${end}"/>${flows(`${start} -> ${handler.first}
            ${handler.last} -> ${end}`)}</subProcess>`
          : ''
        const ending = one.terminate ? '<endEvent id="END"><terminateEventDefinition/></endEvent>' : undefined
        const nodes = `<subProcess id="${id}">${around(visit(one.inside), ending)}${handling}</subProcess>`
        return { nodes, first: id, last: id }
      }
      case 'multi': {
        const id = next('multi')
        const over = extensions(
          `<zeebe:loopCharacteristics inputCollection="= for i in 1..4 return i" inputElement="item"/>`,
        ).replace('for i in 1..4 return i', one.count === 0 ? '[]' : `for i in 1..${one.count} return i`)
        const nodes = `<subProcess id="${id}"><multiInstanceLoopCharacteristics isSequential="${one.sequential}">${over}</multiInstanceLoopCharacteristics>${around(visit(one.inside))}</subProcess>`
        return { nodes, first: id, last: id }
      }
      case 'loop': {
        const [init, merge, body, again] = [next('init'), next('again'), next('count'), next('more')]
        const inside = visit(one.inside)
        const counter = `rounds_${init}`
        return {
          nodes: `${script(init, '0', counter)}<exclusiveGateway id="${merge}"/>${inside.nodes}${script(body, `${counter} + 1`, counter)}<exclusiveGateway id="${again}"/>
            ${flows(`${init} -> ${merge} -> ${inside.first}
              ${inside.last} -> ${body} -> ${again}
              ${again} -> ${merge}: ${counter} < ${one.times}`)}`,
          first: init,
          last: again,
        }
      }
      case 'boundary':
        return withBoundary(
          single('user', id => `<userTask id="${id}"/>`),
          timer('timeDuration', 'PT1M'),
          visit(one.late),
          one.interrupting,
        )
      case 'escalating': {
        const [sub, inner, out] = [next('sub'), next('start'), next('throw')]
        const host: Drawn = {
          nodes: `<subProcess id="${sub}"><startEvent id="${inner}"/><endEvent id="${out}"><escalationEventDefinition escalationRef="e"/></endEvent>${flows(`${inner} -> ${out}`)}</subProcess>`,
          first: sub,
          last: sub,
        }
        return withBoundary(
          host,
          '<escalationEventDefinition escalationRef="e"/>',
          visit(one.late),
          one.interrupting,
        )
      }
    }
  }
  return diagram(around(visit(block)), message('m', 'message') + '<escalation id="e" escalationCode="e"/>')
}
