import {
  unpackEvents,
  unpackState,
  type PackedEvent,
  type PackedState,
} from '../../../server/engine/index.js'

const known = { instance: 'i', process: 'p', seq: 7, at: 1_000 }

describe('what was stored in short', () => {
  it.each<[string, PackedEvent, object]>([
    [
      'the first type',
      [0, 's', { n: 1 }, null, null, null, null, 0, 0, 'd'],
      {
        type: 'instance-started',
        startEvent: 's',
        variables: { n: 1 },
        key: null,
        by: null,
        parent: null,
        cause: null,
        instance: 'i',
        process: 'p',
        definition: 'd',
      },
    ],
    [
      'an element',
      [4, 'a', 0, '1', 'UserTask', '甲', ['4'], { index: 2 }],
      {
        type: 'element-entered',
        element: 'a',
        activity: '7',
        scope: '1',
        elementType: 'bpmn:UserTask',
        name: '甲',
        tokens: ['4'],
        index: 2,
      },
    ],
    [
      'a task',
      [17, 0, 'a', '5', 0, '甲', [], null, null, 50, {}],
      {
        type: 'task-created',
        key: '7',
        element: 'a',
        scope: '5',
        since: 1_000,
        name: '甲',
        candidates: [],
        due: null,
        form: null,
        priority: 50,
        headers: {},
      },
    ],
    [
      'nulls at the end',
      [31, '5', 'a'],
      {
        type: 'message-received',
        subscription: '5',
        element: 'a',
        name: '',
        id: null,
        variables: {},
        by: null,
      },
    ],
    ['the last type', [55, 3], { type: 'step-suspended', entered: 3 }],
  ])('should always be read as it is today: %s', (_, packed, event) => {
    expect(unpackEvents([packed], known)).toEqual([{ seq: 7, at: 1_000, v: 1, ...event }])
  })

  it('should number the events of a step from its first', () => {
    expect(unpackEvents([[1], [1]], known).map(event => event.seq)).toEqual([7, 8])
  })

  it('should refuse a type that it does not know', () => {
    expect(() => unpackEvents([[999]], known)).toThrow('999')
  })

  it('should read a state with what was left out', () => {
    const packed = {
      seq: 3,
      root: '1',
      activities: { 1: { element: 'p', scope: null, since: 5, alive: 1 } },
      tasks: { 3: { element: 'a', scope: '1', since: 5, name: '甲', candidates: [] } },
    } as unknown as PackedState
    const state = unpackState(packed, { instance: 'i', process: 'p', definition: 'd' })
    expect(state).toMatchObject({
      v: 1,
      instance: 'i',
      definition: 'd',
      status: 'active',
      endedAt: null,
      jobs: {},
    })
    expect(state.activities['1']).toEqual({
      key: '1',
      element: 'p',
      scope: null,
      since: 5,
      variables: {},
      alive: 1,
      handlers: 0,
      waits: [],
    })
    expect(state.tasks['3']).toMatchObject({ key: '3', due: null, form: null, priority: 50, headers: {} })
  })
})
