import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { limitUnits } from '../../../server/calendar/index.js'
import { extensionText } from '../extension.js'
import { Field, Pick, Say, Write } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { example } from './example.js'
import { readLimit, writeLimit, type Limit } from './limit.js'
import { SCHEDULE, writeDue } from './write-due.js'
import { m } from '../../messages/index.js'

/** 办理时限: none, an amount and a unit, a cell of the limits table, or an expression. */
export function LimitGroup({ element }: { element: Shape }) {
  const writer = useOffice()
  const { choices, now } = writer.office
  const source = extensionText(element, SCHEDULE, 'dueDate')
  // Somebody wants to see a limit as FEEL that could be shown in words.
  const [asFeel, setAsFeel] = useState('')
  const read = readLimit(source)
  const limit: Limit = asFeel === element.id && read.kind !== 'none' ? { kind: 'other', source } : read
  const from = 'from' in read ? read.from : 'now()'
  const write = (next: Limit) => writeDue(writer, element, writeLimit(next))
  const ways = [
    { value: 'none', name: m.limit.none },
    { value: 'fixed', name: m.limit.fixed },
    ...(choices.cells.length ? [{ value: 'table', name: m.limit.table }] : []),
    { value: 'other', name: m.panel.expressionWay },
  ]
  const start: Record<string, Limit> = {
    none: { kind: 'none' },
    fixed: { kind: 'fixed', from, amount: 2, unit: '工作日' },
    table: { kind: 'table', from, cell: choices.cells[0] ?? '' },
    other: { kind: 'other', source: '= 期限' },
  }
  return (
    <>
      <Pick
        label={m.panel.how}
        value={limit.kind}
        options={ways}
        onPick={value => {
          setAsFeel(value === 'other' ? element.id : '')
          if (value !== read.kind && !(value === 'other' && source !== '')) write(start[value]!)
        }}
      />
      {limit.kind === 'fixed' && (
        <>
          <Field label={m.limit.length}>
            <input
              type="number"
              min={1}
              max={999}
              step={1}
              value={limit.amount}
              aria-label={m.limit.amount}
              onChange={event => {
                const amount = Number(event.currentTarget.value)
                if (Number.isInteger(amount) && amount > 0) write({ ...limit, amount })
                else event.currentTarget.value = String(limit.amount)
              }}
            />
            <select
              value={limit.unit}
              aria-label={m.limit.unit}
              onChange={event => write({ ...limit, unit: event.currentTarget.value })}
            >
              {limitUnits.map(unit => (
                <option key={unit} value={unit}>
                  {m.limit.units[unit] ?? unit}
                </option>
              ))}
            </select>
          </Field>
          <Worked now={now} limit={limit} />
        </>
      )}
      {limit.kind === 'table' && (
        <>
          <Pick
            label={m.limit.cell}
            value={limit.cell}
            options={choices.cells.map(name => ({ value: name, name }))}
            onPick={cell => write({ ...limit, cell })}
          />
          <Say>{m.limit.byTable(limit.cell, since(limit.from))}</Say>
        </>
      )}
      {limit.kind === 'other' && (
        <Write
          label={m.panel.expression}
          expression
          value={limit.source}
          hint={m.limit.hint}
          onWrite={source => write({ kind: 'other', source })}
        />
      )}
      {limit.kind === 'none' && <Say>{m.limit.untimed}</Say>}
    </>
  )
}

function Worked({ now, limit }: { now: number; limit: Limit & { kind: 'fixed' } }) {
  const worked = example(now, limit.amount, limit.unit)
  if (!worked) return <Say>{m.limit.notPositive}</Say>
  return (
    <Say>
      {m.limit.example(worked.from, since(limit.from))}
      <b>{m.limit.by(worked.due)}</b>
      {worked.because && m.limit.because(worked.because)}
    </Say>
  )
}

const since = (from: string) => (from === 'now()' ? '' : m.limit.since(from))
