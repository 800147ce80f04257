import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { limitUnits } from '../../../server/calendar/index.js'
import { extensionText } from '../extension.js'
import { Field, Pick, Say, Write } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { example } from './example.js'
import { readLimit, writeLimit, type Limit } from './limit.js'
import { SCHEDULE, writeDue } from './write-due.js'

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
    { value: 'none', name: '不限时' },
    { value: 'fixed', name: '限时' },
    ...(choices.cells.length ? [{ value: 'table', name: '按时限表' }] : []),
    { value: 'other', name: '表达式（高级）' },
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
        label="怎么定"
        value={limit.kind}
        options={ways}
        onPick={value => {
          setAsFeel(value === 'other' ? element.id : '')
          if (value !== read.kind && !(value === 'other' && source !== '')) write(start[value]!)
        }}
      />
      {limit.kind === 'fixed' && (
        <>
          <Field label="限时">
            <input
              type="number"
              min={1}
              max={999}
              step={1}
              value={limit.amount}
              aria-label="数量"
              onChange={event => {
                const amount = Number(event.currentTarget.value)
                if (Number.isInteger(amount) && amount > 0) write({ ...limit, amount })
                else event.currentTarget.value = String(limit.amount)
              }}
            />
            <select
              value={limit.unit}
              aria-label="单位"
              onChange={event => write({ ...limit, unit: event.currentTarget.value })}
            >
              {limitUnits.map(unit => (
                <option key={unit} value={unit}>
                  {unit}
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
            label="取哪项"
            value={limit.cell}
            options={choices.cells.map(name => ({ value: name, name }))}
            onPick={cell => write({ ...limit, cell })}
          />
          <Say>
            按紧急程度取时限表的「{limit.cell}」{since(limit.from)}；时限表随流程版本走。
          </Say>
        </>
      )}
      {limit.kind === 'other' && (
        <Write
          label="表达式"
          expression
          value={limit.source}
          hint='FEEL，得出到期时刻，如 = add limit(派发时刻, 5, "工作日")'
          onWrite={source => write({ kind: 'other', source })}
        />
      )}
      {limit.kind === 'none' && <Say>这一步不计时，不会亮灯，也不会催。</Say>}
    </>
  )
}

function Worked({ now, limit }: { now: number; limit: Limit & { kind: 'fixed' } }) {
  const worked = example(now, limit.amount, limit.unit)
  if (!worked) return <Say>数量须为正整数。</Say>
  return (
    <Say>
      例：{worked.from} 到{since(limit.from)}，<b>{worked.due} 前</b>
      {worked.because && `（${worked.because}）`}
    </Say>
  )
}

const since = (from: string) => (from === 'now()' ? '' : `（自${from}起算）`)
