import type { Change } from '../api/types.js'

const marks = { added: '＋', changed: '改', removed: '－' } as const
const words = { added: '新增', changed: '修改', removed: '删除' } as const

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
          <span class={`mark ${kind}`} role="img" aria-label={words[kind]}>
            {marks[kind]}
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
    <section class="tray" aria-label="改了什么">
      <header class="tray-head">
        <h2>改了什么</h2>
        <span class="count">和在用的第 {against} 版比</span>
      </header>
      {changes.length > 0 ? (
        <Changes changes={changes} onShow={onShow} />
      ) : (
        <p class="tray-empty">
          {pending ? '存好草稿就列出来。' : drafted ? '办理上没有区别，只动过图形或说明。' : '还没有改动。'}
        </p>
      )}
    </section>
  )
}
