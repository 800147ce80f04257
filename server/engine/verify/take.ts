import { defaultEdition } from '../../calendar/index.js'
import type { Command } from '../command.js'
import type { Env } from '../env.js'
import type { EngineEvent } from '../state/events.js'
import type { InstanceState } from '../state/state.js'
import { step } from '../step.js'
import { Choices, everyWay } from './choices.js'
import type { Cut } from './cut.js'
import { oracle } from './oracle.js'

/** One way in which a step can come out. */
export interface Taken {
  state: InstanceState
  events: EngineEvent[]
  /** It stopped on its way, after a choice. */
  moving: boolean
  /** The choices that led here. */
  taken: readonly number[]
}

/** So many entries without a choice in between are a circle. */
const CIRCLE = 500

/** Takes commands to every state that they can lead to: to rest, or, on the way there, to the first choice. */
export class Taker {
  private choices = new Choices()
  private readonly env: Env

  constructor(
    private readonly cut: Cut,
    children: readonly number[],
  ) {
    const chosen = (): boolean => this.choices.hasChosen
    this.env = {
      now: 0,
      calendar: defaultEdition(),
      expressions: oracle(() => this.choices, children),
      decision: () => undefined,
      unworked: 'pass',
      // The step looks at it after each element: it stops on its way once something was chosen and something entered.
      budget: {
        get step() {
          return chosen() ? 1 : CIRCLE
        },
        instance: Number.POSITIVE_INFINITY,
      },
    }
  }

  *every(state: InstanceState | null, command: Command): Generator<Taken> {
    const ways = everyWay(choices => {
      this.choices = choices
      return this.advance(state, command)
    })
    for (const { result, taken } of ways) yield { ...result, taken }
  }

  /** The one way that these choices lead. */
  again(state: InstanceState | null, command: Command, taken: readonly number[]): Omit<Taken, 'taken'> {
    this.choices = new Choices(taken)
    return this.advance(state, command)
  }

  private advance(from: InstanceState | null, command: Command): Omit<Taken, 'taken'> {
    const { state, events, suspended } = step(this.cut.graph, from, command, this.env)
    return { state: state!, events, moving: suspended }
  }
}
