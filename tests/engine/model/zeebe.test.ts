import { readFileSync } from 'node:fs'
import { zeebe } from '../../../server/engine/model/zeebe.js'

it('should hold the descriptor of the package', () => {
  const path = 'node_modules/zeebe-bpmn-moddle/resources/zeebe.json'
  const packaged = JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
    key === 'description' ? undefined : value,
  ) as unknown
  expect(zeebe).toEqual(packaged)
})
