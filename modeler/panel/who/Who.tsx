import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { extensionText } from '../extension.js'
import { Pick, Say, Write } from '../fields.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { readCandidate, writeCandidate } from './candidates.js'

const ASSIGNMENT = 'zeebe:AssignmentDefinition'

const ways = [
  { value: 'post', name: '岗位和单位' },
  { value: 'expression', name: '表达式（高级）' },
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
      <Pick label="怎么定" value={way} options={ways} onPick={value => setHalf({ ...mine, way: value })} />
      {way === 'post' ? (
        <>
          <Pick
            label="单位"
            value={unit}
            options={office.choices.units}
            onPick={value => choose({ role, unit: value })}
          />
          <Pick
            label="岗位"
            value={role}
            options={office.choices.roles}
            onPick={value => choose({ role: value, unit })}
          />
          <Say>{meaning(role, unit, office.choices)}</Say>
        </>
      ) : (
        <Write
          label="表达式"
          expression
          value={written}
          hint="FEEL，得出一个或几个岗位，如 = [clerk(主办), head(主办)]"
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
  if (role === '' || unit === '') return '还没有写谁来办，这样不能发布。'
  const roleName = roles.find(each => each.value === role)?.name ?? role
  const unitName = units.find(each => each.value === unit)?.name ?? unit
  if (!unit.startsWith('"')) return `办到这一步时，由${unitName}的${roleName}办。没人在岗时报单位值班领导。`
  const people = holders[`${role}(${unit})`]
  if (!people) return `${unitName}现在没有${roleName}，办到这一步时报单位值班领导。`
  return (
    <>
      现在是 <b>{people}</b>；没人在岗时报单位值班领导。
    </>
  )
}
