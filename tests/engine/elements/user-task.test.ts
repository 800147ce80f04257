import { instantOf } from '../../../server/calendar/index.js'
import { play } from '../play.js'
import { diagram, extensions, flows } from '../xml.js'

const task = (...content: string[]) =>
  diagram(`<startEvent id="start"/><userTask id="sign" name="签收">${extensions(...content)}</userTask><endEvent id="end"/>
    ${flows('start -> sign -> end')}`)
const assigned = (attributes: string) => task(`<zeebe:assignmentDefinition ${attributes}/>`)
const tasksOf = (run: { state: { tasks: object } }) => Object.values(run.state.tasks) as never[]

describe('user task', () => {
  it('should wait until it is completed, and bring its variables to the process', async () => {
    const run = (await play(task('<zeebe:userTask/>'))).start()
    expect(run.waitingAt()).toEqual(['sign'])
    run.complete('sign', { 方式: '到场' })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ 方式: '到场' })
    expect(run.of('task-completed')[0]).toMatchObject({ by: 'someone', variables: { 方式: '到场' } })
  })

  it('should carry form, priority, headers and name', async () => {
    const run = (
      await play(
        task(
          '<zeebe:formDefinition formId="sign"/>',
          '<zeebe:priorityDefinition priority="= 80"/>',
          '<zeebe:taskHeaders><zeebe:header key="a" value="b"/></zeebe:taskHeaders>',
        ),
      )
    ).start()
    expect(tasksOf(run)).toMatchObject([
      { name: '签收', form: 'sign', priority: 80, headers: { a: 'b' }, candidates: [], due: null },
    ])
  })

  it.each([
    ['candidateGroups="= {role: &quot;clerk&quot;, unit: &quot;A&quot;}"', [{ role: 'clerk', unit: 'A' }]],
    [
      'candidateGroups="= [{role: &quot;clerk&quot;, unit: &quot;A&quot;}, {role: &quot;head&quot;, unit: &quot;A&quot;}]"',
      [
        { role: 'clerk', unit: 'A' },
        { role: 'head', unit: 'A' },
      ],
    ],
    [
      'candidateGroups="a, b"',
      [
        { role: 'a', unit: '' },
        { role: 'b', unit: '' },
      ],
    ],
    ['candidateGroups="= [&quot;a&quot;, &quot;a&quot;]"', [{ role: 'a', unit: '' }]],
    ['assignee="= who"', [{ person: 'zhang' }]],
    ['assignee="= {person: who}"', [{ person: 'zhang' }]],
    ['candidateGroups="= [clerk(&quot;A&quot;), deputy(&quot;A&quot;)]"', undefined],
  ])('should find the candidates of %s', async (attributes, candidates) => {
    const run = (await play(assigned(attributes))).start({ who: 'zhang' })
    const [created] = tasksOf(run) as { candidates: unknown[] }[]
    if (candidates) expect(created!.candidates).toEqual(candidates)
    else expect(created!.candidates).toHaveLength(2)
  })

  it.each(['candidateGroups="= nobody"', 'candidateGroups="= []"', 'assignee="= null"'])(
    'should be an incident when %s gives nobody, and go on after a retry',
    async attributes => {
      const run = (await play(assigned(attributes))).start()
      expect(run.incidents()).toEqual(['sign NO_CANDIDATE'])
      expect(run.waitingAt()).toEqual([])
      if (!attributes.includes('nobody')) return
      run.retry('NO_CANDIDATE', { nobody: 'clerks' })
      expect(run.waitingAt()).toEqual(['sign'])
    },
  )

  it('should be due when its expression says', async () => {
    const due = task('<zeebe:taskSchedule dueDate="= date and time(&quot;2026-10-12T17:30:00+08:00&quot;)"/>')
    const run = (await play(due)).start()
    expect(tasksOf(run)).toMatchObject([{ due: { at: instantOf('2026-10-12 17:30'), provisional: false } }])
  })

  it('should say how a limit in working days came about', async () => {
    const due = task('<zeebe:taskSchedule dueDate="= add limit(派发时刻, 5, &quot;工作日&quot;)"/>')
    const start = { $feel: 'date and time', v: '2026-09-29T10:20:00+08:00' }
    const run = (await play(due)).start({ 派发时刻: start })
    const [created] = tasksOf(run) as { due: { at: number; anchor: number; days: unknown[] } }[]
    expect(created!.due.at).toBe(instantOf('2026-10-12 17:30'))
    expect(created!.due.anchor).toBe(instantOf('2026-09-29 10:20'))
    expect(created!.due.days.length).toBeGreaterThan(5)
  })

  it.each(['= 期限', '= 5', '= &quot;soon&quot;', 'soon'])(
    'should be an incident when %s is no date',
    async dueDate => {
      const run = (await play(task(`<zeebe:taskSchedule dueDate="${dueDate}"/>`))).start()
      expect(run.incidents()).toEqual(['sign NOT_A_DATE'])
    },
  )
})

describe('a limit that reads a variable', () => {
  const day = (d: number) => ({ $feel: 'date and time', v: `2026-10-${d}T17:30:00+08:00` })
  const two = diagram(`<startEvent id="start"/><parallelGateway id="fork"/>
    <userTask id="handle">${extensions('<zeebe:taskSchedule dueDate="= 期限"/>', '<zeebe:assignmentDefinition candidateGroups="= who"/>')}</userTask>
    <userTask id="extend"/><endEvent id="end"/><endEvent id="end2"/>
    ${flows(`start -> fork -> handle -> end
      fork -> extend -> end2`)}`)

  it('should follow it within the step, while candidates stay', async () => {
    const run = (await play(two)).start({ 期限: day(12), who: 'a' })
    run.complete('extend', { 期限: day(14), who: 'b' })
    expect(tasksOf(run)).toMatchObject([
      { due: { at: instantOf('2026-10-14 17:30') }, candidates: [{ role: 'a', unit: '' }] },
    ])
    expect(run.of('task-updated')).toHaveLength(1)
  })

  it('should stay alone when other variables change', async () => {
    const run = (await play(two)).start({ 期限: day(12), who: 'a' })
    run.complete('extend', { other: 1 })
    expect(run.of('task-updated')).toHaveLength(0)
  })

  it('should keep the amount that it was given when the table of amounts changes', async () => {
    const hours = (n: number | null) => ({ 签收: n && { 数量: n, 单位: '小时' } })
    const source = two.replace('= 期限', '= add limit(now(), 时限.签收)')
    const run = (await play(source)).start({ 时限: hours(2), who: 'a' })
    run.complete('extend', { 时限: hours(null) })
    expect(run.of('task-updated')).toHaveLength(0)
    expect(run.incidents()).toEqual([])
  })

  it('should be an incident beside the task when it is no date any more', async () => {
    const run = (await play(two)).start({ 期限: day(12), who: 'a' })
    run.complete('extend', { 期限: null })
    expect(run.incidents()).toEqual(['handle NOT_A_DATE'])
    expect(run.waitingAt()).toEqual(['handle'])
    run.retry('NOT_A_DATE', { 期限: day(20) })
    expect(run.incidents()).toEqual([])
    expect(tasksOf(run)).toMatchObject([{ due: { at: instantOf('2026-10-20 17:30') } }])
    run.complete('handle')
    expect(run.state.status).toBe('completed')
  })
})
