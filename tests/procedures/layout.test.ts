import { place } from '../../processes/layout/place.mjs'
import { around, type Box, inside, onBorder, overlap, type Plane, planesOf, strokes } from './drawing.js'
import { shippedFiles, shippedText } from './shipped.js'

const files = shippedFiles('.bpmn')
const drawn = await Promise.all(files.map(async file => ({ file, ...(await planesOf(shippedText(file))) })))
const planes = drawn.flatMap(({ file, planes: own }) =>
  own.map(plane => ({ name: `${file} ${plane.id}`, plane })),
)
const each = (check: (plane: Plane) => unknown) => {
  for (const { name, plane } of planes) expect({ name, found: check(plane) }).toEqual({ name, found: [] })
}
const pairs = <T>(list: readonly T[]) =>
  list.flatMap((a, index) => list.slice(index + 1).map(b => [a, b] as const))

/** Pixels that a label needs: a Chinese character is 14 wide, another about 8. */
const widthOf = (text: string) =>
  [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 14 : 8), 0)

const labels = (plane: Plane) =>
  [...plane.nodes, ...plane.lines].flatMap(one =>
    one.label ? [{ id: one.id, name: one.name, box: one.label }] : [],
  )

const extent = (plane: Plane): Box =>
  around([...plane.lanes, ...plane.nodes].map(one => one.box).concat(plane.pool ?? []))

describe('the diagrams', () => {
  it('should draw every element and every flow', () => {
    for (const { file, undrawn } of drawn) expect({ file, undrawn }).toEqual({ file, undrawn: [] })
  })

  it.each(files)('should stand as their hints place them: %s', async file => {
    const layout = JSON.parse(shippedText(file.replace('.bpmn', '.layout.json'))) as object
    expect(await place(shippedText(file), layout)).toBe(shippedText(file))
  })

  it('should keep every node inside its lane, and lanes inside their pool', () => {
    each(plane =>
      plane.nodes
        .filter(node => node.host === null)
        .filter(node => {
          const lane = plane.lanes.find(one => one.id === node.lane)
          return !lane || !inside(node.box, lane.box) || (plane.pool && !inside(lane.box, plane.pool))
        })
        .map(node => node.id),
    )
  })

  it('should let no two nodes overlap', () => {
    each(plane =>
      pairs(plane.nodes)
        .filter(([a, b]) => a.host !== b.id && b.host !== a.id && overlap(a.box, b.box))
        .map(([a, b]) => `${a.id} ${b.id}`),
    )
  })

  it('should set boundary events on the border of their host', () => {
    each(plane =>
      plane.nodes
        .filter(node => node.host !== null)
        .filter(({ box, host }) => {
          const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
          return !onBorder(middle, plane.nodes.find(node => node.id === host)!.box)
        })
        .map(node => node.id),
    )
  })

  it('should draw flows in right angles from border to border', () => {
    each(plane =>
      plane.lines
        .filter(({ points, source, target }) => {
          const box = (id: string) => plane.nodes.find(node => node.id === id)!.box
          const square = strokes(points).every(({ width, height }) => width === 0.01 || height === 0.01)
          return !square || !onBorder(points[0]!, box(source)) || !onBorder(points.at(-1)!, box(target))
        })
        .map(line => line.id),
    )
  })

  it('should lead no flow through a node', () => {
    each(plane =>
      plane.lines.flatMap(line =>
        plane.nodes
          .filter(node => strokes(line.points).some(stroke => overlap(stroke, node.box)))
          .filter(
            node =>
              !(
                node.host === null &&
                plane.nodes.find(one => one.id === line.source)?.host === node.id &&
                node.id === line.target
              ),
          )
          .map(node => `${line.id} ${node.id}`),
      ),
    )
  })

  it('should give every named event, gateway and flow a label that its name fits into', () => {
    each(plane => {
      const named = plane.nodes.filter(node => node.name && /Event$|Gateway$/.test(node.type))
      return [...named, ...plane.lines.filter(line => line.name)]
        .filter(({ name, label }) => {
          if (!label) return true
          const lines = label.height / 18
          const longest = Math.max(...name.split('\n').map(widthOf))
          const room = (label.width - 8) * Math.max(1, lines - name.split('\n').length + 1)
          return lines < name.split('\n').length || room < longest
        })
        .map(one => one.id)
    })
  })

  it('should keep labels clear of nodes, flows, lanes and each other', () => {
    each(plane => [
      ...labels(plane).flatMap(label => [
        ...plane.nodes.filter(node => overlap(node.box, label.box)).map(node => `${label.id} ${node.id}`),
        ...plane.lines
          .filter(line => strokes(line.points).some(stroke => overlap(stroke, label.box)))
          .map(line => `${label.id} ${line.id}`),
        ...plane.lanes
          .filter(lane => overlap({ ...lane.box, height: 0.01 }, label.box))
          .map(lane => `${label.id} ${lane.id}`),
      ]),
      ...pairs(labels(plane))
        .filter(([a, b]) => overlap(a.box, b.box))
        .map(([a, b]) => `${a.id} ${b.id}`),
    ])
  })

  it('should break names of tasks by meaning where they are too long for one line', () => {
    each(plane =>
      plane.nodes
        .filter(node => !/Event$|Gateway$/.test(node.type))
        .filter(node => node.name.split('\n').some(line => widthOf(line) * (16 / 14) > 90))
        .map(node => node.id),
    )
  })

  it('should leave the lower right corner free for the watermark', () => {
    each(plane => {
      const { x, y, width, height } = extent(plane)
      const corner = { x: x + width - 60, y: y + height - 30, width: 60, height: 30 }
      const boxes = [...plane.nodes.map(node => ({ id: node.id, box: node.box })), ...labels(plane)]
      return [
        ...boxes.filter(one => overlap(one.box, corner)).map(one => one.id),
        ...plane.lines
          .filter(line => strokes(line.points).some(one => overlap(one, corner)))
          .map(line => line.id),
      ]
    })
  })
})

describe('the diagram of a call', () => {
  const plane = planes.find(one => one.plane.id === 'township-call-collaboration')!.plane
  const main = (
    'start-filed filing gw-filed intake gw-intake-result take-accepted issue-dispatch throw-supervise handling ' +
    'throw-answered verification gw-verified close throw-closed announce-result end-closed'
  ).split(' ')

  it('should fit into 1,900 by 560', () => {
    expect(extent(plane).width).toBeLessThanOrEqual(1900)
    expect(extent(plane).height).toBeLessThanOrEqual(560)
  })

  it('should show the way from start to 办结 in 930 by 400 at a zoom of 0.75', () => {
    const way = around(main.map(id => plane.nodes.find(node => node.id === id)!.box))
    expect((way.x + way.width) * 0.75).toBeLessThanOrEqual(930)
    expect((way.y + way.height) * 0.75).toBeLessThanOrEqual(400)
  })

  it('should set other ends and event sub-processes right of the start or below it', () => {
    const start = plane.nodes.find(node => node.id === 'start-filed')!.box
    const others = plane.nodes.filter(node => !main.includes(node.id))
    expect(others.filter(node => node.box.x <= start.x && node.box.y <= start.y)).toEqual([])
  })
})
