import type { Diagnostic } from '../api/types.js'
import { inWords } from './words.js'
import { m } from '../messages/index.js'
import { messageOf, wayOut } from '../messages/said.js'

interface ChecksListProps {
  /** Undefined while nothing was checked yet. */
  findings: readonly Diagnostic[] | undefined
  nameOf(element: string): string
  onShow(element: string): void
}

/** What must and what might be changed, in sentences; a click goes to the element. */
export function ChecksList({ findings, nameOf, onShow }: ChecksListProps) {
  const errors = findings?.filter(each => each.severity === 'error') ?? []
  const warnings = findings?.filter(each => each.severity === 'warning') ?? []
  return (
    <section class="tray" aria-label={m.checks.title}>
      <header class="tray-head">
        <h2>{m.checks.title}</h2>
        {findings && errors.length > 0 && <span class="count error">{m.checks.errors(errors.length)}</span>}
        {findings && warnings.length > 0 && (
          <span class="count warning">{m.checks.warnings(warnings.length)}</span>
        )}
        {findings && findings.length === 0 && <span class="count">{m.checks.none}</span>}
        {!findings && <span class="count">{m.checks.checking}</span>}
        <span class="grow" />
        {errors.length + warnings.length > 1 && <span class="hint">{m.checks.next}</span>}
      </header>
      <ul class="tray-list" role="list">
        {[...errors, ...warnings].map((each, i) => (
          <li key={`${each.code} ${each.element} ${i}`} class={each.severity}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              {each.severity === 'error' ? (
                <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
              ) : (
                <path d="M8 1.5 15 14H1z" />
              )}
              <path class="sign" d="M8 5v4M8 11.2v.2" />
            </svg>
            <div>
              <p>
                {each.element !== null && !messageOf(each).startsWith(m.quote('').charAt(0)) && (
                  <b>{nameOf(each.element)} </b>
                )}
                {inWords(messageOf(each))}
              </p>
              <p class="second">
                {wayOut(each)} <code>{each.code}</code>
              </p>
            </div>
            {each.element !== null && (
              <button type="button" class="button small" onClick={() => onShow(each.element!)}>
                {m.checks.show}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
