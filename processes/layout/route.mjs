import { bottom, grow, right } from './geometry.mjs'

const STEP = 5
/** A line leaves and enters its nodes straight for so long, so that arrowheads point where they should. */
const STRAIGHT = 15
const SIDES = {
  right: { dx: 1, dy: 0 },
  bottom: { dx: 0, dy: 1 },
  left: { dx: -1, dy: 0 },
  top: { dx: 0, dy: -1 },
}
const DIRECTIONS = Object.values(SIDES)
/** What a bend, a crossing, and a step beside another line cost, in units of length. */
const COST = { bend: 45, cross: 40, along: 12, border: 6, side: { right: 0, bottom: 8, left: 20, top: 8 } }

/**
 * Draws the flows of one plane, the short ones first: orthogonal, round every node, with few bends and crossings.
 * `flows` have `id`, `source`, `target` (boxes) and may ask for the side they `leave` or `enter` by, and to share a
 * `trunk` with others of the same source.
 */
export function route(flows, nodes, borders, extent) {
  const field = new Field(nodes, borders, extent)
  const lines = new Map()
  const length = ({ source, target }) => Math.abs(source.x - target.x) + Math.abs(source.y - target.y)
  for (const flow of [...flows].sort((a, b) => length(a) - length(b))) {
    const points = field.find(flow)
    field.keep(flow, points)
    lines.set(flow.id, simplify(points))
  }
  return lines
}

class Field {
  constructor(nodes, borders, extent) {
    this.columns = Math.ceil(extent.width / STEP) + 1
    this.rows = Math.ceil(extent.height / STEP) + 1
    this.nodes = nodes
    this.horizontal = new Map()
    this.vertical = new Map()
    this.borders = new Set(borders.map(y => Math.round(y / STEP)))
  }

  /** The cells that a flow may not enter: every node with a margin; its own two are entered straight, at their docks. */
  blocked(flow) {
    const cells = new Uint8Array(this.columns * this.rows)
    for (const node of this.nodes) {
      const own = node === flow.source || node === flow.target
      const attached = node.host === flow.source || node.host === flow.target
      const box = grow(node, own ? STRAIGHT - 1 : attached ? 2 : 9)
      for (let row = Math.ceil(box.y / STEP); row * STEP <= bottom(box); row++)
        for (let column = Math.ceil(box.x / STEP); column * STEP <= right(box); column++)
          if (row >= 0 && column >= 0 && row < this.rows && column < this.columns)
            cells[row * this.columns + column] = 1
    }
    for (const { side, point } of [...docks(flow.source, flow.leave), ...docks(flow.target, flow.enter)])
      for (let out = 0; out <= STRAIGHT; out += STEP)
        cells[this.cell({ x: point.x + SIDES[side].dx * out, y: point.y + SIDES[side].dy * out })] = 0
    return cells
  }

  find(flow) {
    const blocked = this.blocked(flow)
    const goals = new Map(
      docks(flow.target, flow.enter).map(dock => [this.cell(dock.point), { ...dock, ...SIDES[dock.side] }]),
    )
    const best = new Set()
    const heap = new Heap(state => state.cost + this.distance(state.cell, goals))
    for (const dock of docks(flow.source, flow.leave)) {
      const direction = DIRECTIONS.indexOf(SIDES[dock.side])
      heap.push({ cell: this.cell(dock.point), direction, cost: dock.cost, from: null, point: dock.point })
    }
    for (let state = heap.pop(); state; state = heap.pop()) {
      const key = state.cell * 4 + state.direction
      if (best.has(key)) continue
      best.add(key)
      const goal = goals.get(state.cell)
      if (goal && state.from) return this.trace(state, goal)
      this.spread(state, blocked, goals, heap, flow)
    }
    throw new Error(`No way for flow ${flow.id}`)
  }

  /** The least that is still to go. */
  distance(cell, goals) {
    let least = Infinity
    for (const goal of goals.keys()) {
      const across = Math.abs((cell % this.columns) - (goal % this.columns))
      const down = Math.abs(Math.floor(cell / this.columns) - Math.floor(goal / this.columns))
      least = Math.min(least, across + down)
    }
    return least * STEP
  }

  spread(state, blocked, goals, heap, flow) {
    const x = state.cell % this.columns
    const y = (state.cell - x) / this.columns
    const from = DIRECTIONS[state.direction]
    DIRECTIONS.forEach((to, direction) => {
      if (state.from ? to.dx === -from.dx && to.dy === -from.dy : to !== from) return
      const [nx, ny] = [x + to.dx, y + to.dy]
      if (nx < 0 || ny < 0 || nx >= this.columns || ny >= this.rows) return
      const cell = ny * this.columns + nx
      const goal = goals.get(cell)
      const arrives = goal && to.dx === -goal.dx && to.dy === -goal.dy
      if (goal ? !arrives : blocked[cell]) return
      const bend = to === from ? 0 : COST.bend
      const cost = state.cost + STEP + bend + this.price(cell, to, flow) + (goal?.cost ?? 0)
      heap.push({ cell, direction, cost, from: state })
    })
  }

  /** What it costs to be at a cell going that way, with what is drawn already. */
  price(cell, to, flow) {
    const [same, other] = to.dx ? [this.horizontal, this.vertical] : [this.vertical, this.horizontal]
    const across = to.dx ? this.columns : 1
    let price = 0
    if (to.dx && this.borders.has((cell - (cell % this.columns)) / this.columns)) price += COST.border
    for (const near of [0, -2 * across, -across, across, 2 * across]) {
      const there = same.get(cell + near)
      if (!there) continue
      const trunk = flow.trunk && there.trunk && there.source === flow.source
      const joined = trunk || there.target === flow.target ? 0 : there.source === flow.source ? 1 : 3
      price += near ? COST.along / 2 : COST.along * joined
    }
    const crossed = other.get(cell)
    if (crossed && crossed.target !== flow.target && crossed.source !== flow.source) price += COST.cross
    return price
  }

  keep(flow, points) {
    for (let index = 1; index < points.length; index++) {
      const [a, b] = [points[index - 1], points[index]]
      const kept = a.y === b.y ? this.horizontal : this.vertical
      kept.set(this.cell(a), flow)
      kept.set(this.cell(b), flow)
    }
  }

  /** The points from dock to dock; the docks themselves need not lie on the grid. */
  trace(state, goal) {
    const points = []
    let at = state
    for (; at.from; at = at.from) {
      const x = at.cell % this.columns
      points.unshift({ x: x * STEP, y: ((at.cell - x) / this.columns) * STEP })
    }
    points[points.length - 1] = goal.point
    return [at.point, ...points]
  }

  cell(point) {
    return Math.round(point.y / STEP) * this.columns + Math.round(point.x / STEP)
  }
}

/** The middles of a box's sides, with what each costs; of a boundary event only the side away from its host. */
function docks(box, only) {
  const sides = only ? [only] : box.host ? [box.side] : Object.keys(SIDES)
  return sides.map(side => {
    const { dx, dy } = SIDES[side]
    const x = box.x + box.width / 2 + (dx * box.width) / 2
    const y = box.y + box.height / 2 + (dy * box.height) / 2
    return { side, cost: box.host ? 0 : COST.side[side] * 0.5, point: { x, y } }
  })
}

/** Leaves out the points that lie on a straight line. */
function simplify(points) {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]]
    if (!before || !after) return true
    const upright = before.x === point.x && point.x === after.x
    return !upright && !(before.y === point.y && point.y === after.y)
  })
}

class Heap {
  items = []

  constructor(rank) {
    this.rank = rank
  }

  push(item) {
    item.rank = this.rank(item)
    let index = this.items.push(item) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (this.items[parent].rank <= item.rank) break
      this.items[index] = this.items[parent]
      index = parent
    }
    this.items[index] = item
  }

  pop() {
    const top = this.items[0]
    const last = this.items.pop()
    if (!this.items.length) return top
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= this.items.length) break
      if (child + 1 < this.items.length && this.items[child + 1].rank < this.items[child].rank) child++
      if (this.items[child].rank >= last.rank) break
      this.items[index] = this.items[child]
      index = child
    }
    this.items[index] = last
    return top
  }
}
