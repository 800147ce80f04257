import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { extensionText } from '../extension.js'
import { Pick, Say, Write } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { readCandidate, writeCandidate } from './candidates.js'
import { m } from '../../messages/index.js'

const ASSIGNMENT = 'zeebe:AssignmentDefinition'

const ways = [
  { value: 'post', name: m.who.post },
  { value: 'expression', name: m.panel.expressionWay },
]

/** 谁来办: a role in a unit, or an expression. */
export function Who({ element }: { element: Shape }) {
  const { office, write } = useOffice()
  const written = extensionText(element, ASSIGNMENT, 'candidateGroups')
  const read = readCandidate(written)
  // What is chosen before both halves are there, and that an expression is wanted.
  const [half, setHalf] = useState({ element: '', role: '', unit: '', way: '' })
  const mine = half.element === element.id ? half : { element: element.id, role: '', unit: '', way: '' }
  const way = mine.way || (written !== '' && !read ? 'expression' : 'post')
  const role = read?.role ?? mine.role
  const unit = read?.unit ?? mine.unit
  const choose = (next: { role: string; unit: string }) => {
    setHalf({ ...mine, ...next })
    if (next.role !== '' && next.unit !== '')
      write(element, ASSIGNMENT, { candidateGroups: writeCandidate(next) })
  }
  return (
    <>
      <Pick
        label={m.panel.how}
        value={way}
        options={ways}
        onPick={value => setHalf({ ...mine, way: value })}
      />
      {way === 'post' ? (
        <>
          <Pick
            label={m.who.unit}
            value={unit}
            options={office.choices.units}
            onPick={value => choose({ role, unit: value })}
          />
          <Pick
            label={m.who.role}
            value={role}
            options={office.choices.roles}
            onPick={value => choose({ role: value, unit })}
          />
          <Say>{meaning(role, unit, office.choices)}</Say>
        </>
      ) : (
        <Write
          label={m.panel.expression}
          expression
          value={written}
          hint={m.who.hint}
          onWrite={value => write(element, ASSIGNMENT, { candidateGroups: value || undefined })}
        />
      )}
    </>
  )
}

function meaning(
  role: string,
  unit: string,
  { holders, units, roles }: ReturnType<typeof useOffice>['office']['choices'],
) {
  if (role === '' || unit === '') return m.who.nobody
  const roleName = roles.find(each => each.value === role)?.name ?? role
  const unitName = units.find(each => each.value === unit)?.name ?? unit
  if (!unit.startsWith('"')) return m.who.then(unitName, roleName)
  const people = holders[`${role}(${unit})`]
  if (!people) return m.who.vacant(unitName, roleName)
  return (
    <>
      {m.who.now}
      <b>{people}</b>
      {m.who.nowEnd}
    </>
  )
}
