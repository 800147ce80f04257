import type { ComponentChildren } from '@bpmn-io/properties-panel/preact'
import { useEffect, useRef } from '@bpmn-io/properties-panel/preact/hooks'

interface DialogProps {
  /** The question. */
  title: string
  onClose(): void
  children: ComponentChildren
}

/** Stands before the page until it is answered; Escape is 先不. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}
