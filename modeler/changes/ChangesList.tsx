import type { Change } from '../api/types.js'
import { m } from '../messages/index.js'

/** Changes in words, each with its mark; what is still on the canvas can be shown. */
export function Changes({
  changes,
  onShow,
}: {
  changes: readonly Change[]
  onShow?: (element: string) => void
}) {
  return (
    <ul class="changes" role="list">
      {changes.map(({ kind, element, text }, i) => (
        <li key={`${element} ${i}`}>
          <span class={`mark ${kind}`} role="img" aria-label={m.changes.kinds[kind]}>
            {m.changes.marks[kind]}
          </span>
          {onShow && element !== null && kind !== 'removed' ? (
            <button type="button" class="plain" onClick={() => onShow(element)}>
              {text}
            </button>
          ) : (
            <span>{text}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

interface ChangesListProps {
  changes: readonly Change[]
  /** The version that they are compared with. */
  against: number
  drafted: boolean
  /** Something was drawn that is not compared yet. */
  pending: boolean
  onShow(element: string): void
}

/** The list at the foot of the designer. */
export function ChangesList({ changes, against, drafted, pending, onShow }: ChangesListProps) {
  return (
    <section class="tray" aria-label={m.changes.title}>
      <header class="tray-head">
        <h2>{m.changes.title}</h2>
        <span class="count">{m.changes.against(against)}</span>
      </header>
      {changes.length > 0 ? (
        <Changes changes={changes} onShow={onShow} />
      ) : (
        <p class="tray-empty">
          {pending ? m.changes.pending : drafted ? m.changes.onlyDrawn : m.changes.none}
        </p>
      )}
    </section>
  )
}
