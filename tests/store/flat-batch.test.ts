import { collection, follow, type Document } from '../../server/store/index.js'
import { flattened, unflattened } from '../../server/store/sqlite/flat-batch.js'
import {
  claiming,
  inserting,
  puttingNewer,
  removing,
  updating,
  type Operation,
} from '../../server/store/sqlite/operations.js'

interface Thing extends Document {
  n?: number
  name?: string
  who?: string[]
  note?: string
}

const things = collection<Thing>('things', {
  unique: [['county', 'n']],
  multi: { who: 'string' },
  multiIndex: { who: ['n'] },
  text: ['name'],
  opaque: 'note',
})
const plain = collection<Thing>('plain', { index: [['county', 'n']] })

const thing = { _id: 'a', county: 'x', n: 1, name: '修路', who: ['甲', '乙'], note: '长文' }
const stored: Thing = { ...thing, rev: 3 }
const update = (set: Partial<Thing>, unset: ('n' | 'note' | 'who')[] = []): Operation =>
  updating(things, 'x', 'a', 3, { set, unset }, { from: stored }).operation

const operations: Operation[] = [
  inserting(things, thing).operation,
  inserting(plain, { _id: 'b', county: 'x' }).operation,
  inserting(things, thing, { numbered: { field: 'n', sequence: 's' } }).operation,
  inserting(
    plain,
    { _id: 'c', county: 'x', n: 2 },
    {
      followers: [
        follow.insert(things, thing),
        follow.putNewer(things, thing, 'n'),
        follow.patchNewer(things, 'x', 'a', 'n', { set: { n: 4, who: [] }, unset: ['note'] }),
        follow.insert(things, thing, { field: 'n', sequence: 's' }),
        follow.remove(things, 'x', 'a'),
      ],
    },
  ).operation,
  update({ name: '修桥', who: ['乙', '丙'] }),
  update({ note: '更长' }),
  update({}, ['note', 'n', 'who']),
  update({}),
  updating(things, 'x', 'a', 3, { set: { n: 2 } }).operation,
  puttingNewer(things, thing, 'n'),
  removing(things, 'x', 'a', 2),
  claiming(things, 'x', { where: { who: { any: ['甲'] } } }, { set: { n: 5 } }),
  { do: 'next', county: 'x', sequence: 's' },
  { do: 'probe' },
]

describe('a batch on its way between threads', () => {
  it('should arrive as it was, whatever is in it', () => {
    expect(unflattened(structuredClone(flattened(operations)))).toEqual(operations)
    for (const each of operations) expect(unflattened(flattened([each]))).toEqual([each])
    expect(unflattened(flattened([]))).toEqual([])
  })
})
