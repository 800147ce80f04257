import { procedures } from '../api/designer.js'
import type { ProcedureRow } from '../api/types.js'
import { useLoaded } from '../frame/loaded.js'
import { designerUrl } from '../frame/place.js'
import { Problem } from '../frame/Problem.js'
import { m } from '../messages/index.js'

/** The procedures of the county: what is in force, since when, and who is redrawing it. */
export function Start() {
  const { value: rows, error, again } = useLoaded(procedures)
  return (
    <main class="start">
      <p class="start-say">{m.start.say}</p>
      {error && <Problem error={error} again={again} />}
      <table class="list" aria-label={m.place}>
        <thead>
          <tr>
            <th scope="col">{m.place}</th>
            <th scope="col">{m.start.inForce}</th>
            <th scope="col">{m.start.published}</th>
            <th scope="col">{m.start.draft}</th>
            <th scope="col" class="number">
              {m.start.open}
            </th>
          </tr>
        </thead>
        <tbody>{rows ? rows.map(row => <Row key={row.process} row={row} />) : <Waiting />}</tbody>
      </table>
    </main>
  )
}

function Row({ row: { process, name, inForce, draft, open } }: { row: ProcedureRow }) {
  return (
    <tr>
      <th scope="row">
        <a href={designerUrl(process)}>{name}</a>
        <span class="second">{process}</span>
      </th>
      <td>{m.version(inForce.version)}</td>
      <td>
        {inForce.publisher ? m.publishedBy(inForce.publisher) : m.shipped}
        <span class="second">{inForce.atText}</span>
      </td>
      <td>
        {draft ? (
          <>
            {draft.mine ? m.start.mine : m.start.theirs(draft.by)}
            <span class="second">{m.start.saved(draft.atText)}</span>
          </>
        ) : (
          <span class="second">{m.start.noDraft}</span>
        )}
      </td>
      <td class="number">{m.start.cases(open)}</td>
    </tr>
  )
}

function Waiting() {
  return (
    <>
      {[1, 2, 3, 4, 5].map(n => (
        <tr key={n} aria-hidden="true">
          <td colSpan={5}>
            <span class="bone" />
          </td>
        </tr>
      ))}
    </>
  )
}
