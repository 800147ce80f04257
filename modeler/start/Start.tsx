import { procedures } from '../api/designer.js'
import type { ProcedureRow } from '../api/types.js'
import { useLoaded } from '../frame/loaded.js'
import { designerUrl } from '../frame/place.js'
import { Problem } from '../frame/Problem.js'

/** The procedures of the county: what is in force, since when, and who is redrawing it. */
export function Start() {
  const { value: rows, error, again } = useLoaded(procedures)
  return (
    <main class="start">
      <p class="start-say">图怎么画，件就怎么办。发布后新呼叫按新版办，在办的按原版办完。</p>
      {error && <Problem error={error} again={again} />}
      <table class="list" aria-label="流程">
        <thead>
          <tr>
            <th scope="col">流程</th>
            <th scope="col">在用版本</th>
            <th scope="col">发布</th>
            <th scope="col">草稿</th>
            <th scope="col" class="number">
              在办
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
      <td>第 {inForce.version} 版</td>
      <td>
        {inForce.publisher ? `${inForce.publisher}发布` : '随系统安装'}
        <span class="second">{inForce.atText}</span>
      </td>
      <td>
        {draft ? (
          <>
            {draft.mine ? '您' : draft.by}在改
            <span class="second">已存 {draft.atText}</span>
          </>
        ) : (
          <span class="second">没有草稿</span>
        )}
      </td>
      <td class="number">{open} 件</td>
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
