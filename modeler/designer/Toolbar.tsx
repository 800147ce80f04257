import type Modeler from 'bpmn-js/lib/Modeler'
import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { m } from '../messages/index.js'

interface ToolbarProps {
  modeler: Modeler | undefined
  canUndo: boolean
  canRedo: boolean
  drafted: boolean
  versionsShown: boolean
  onImport(): void
  onExport(): void
  onDiscard(): void
  onVersions(): void
  onPublish(): void
}

/** What can be done with the whole diagram. Throwing the draft away asks once more in its own place. */
export function Toolbar({ modeler, canUndo, canRedo, drafted, versionsShown, ...on }: ToolbarProps) {
  const [asking, setAsking] = useState(false)
  const stack = () => modeler!.get<{ undo(): void; redo(): void }>('commandStack')
  return (
    <div class="toolbar" role="toolbar" aria-label={m.toolbar.name}>
      <div class="buttons">
        <button type="button" class="button" disabled={!canUndo} onClick={() => stack().undo()}>
          {m.toolbar.undo}
        </button>
        <button type="button" class="button" disabled={!canRedo} onClick={() => stack().redo()}>
          {m.toolbar.redo}
        </button>
      </div>
      <div class="buttons">
        <button type="button" class="button" disabled={!modeler} onClick={on.onImport}>
          {m.toolbar.bringIn}
        </button>
        <button type="button" class="button" disabled={!modeler} onClick={on.onExport}>
          {m.toolbar.takeOut}
        </button>
      </div>
      {drafted && !asking && (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          {m.toolbar.discard}
        </button>
      )}
      {asking && (
        <span class="asking" role="alert">
          {m.toolbar.asking}
          <button type="button" class="link" onClick={on.onDiscard}>
            {m.toolbar.discardIt}
          </button>
          <button type="button" class="link" onClick={() => setAsking(false)}>
            {m.notNow}
          </button>
        </span>
      )}
      <span class="grow" />
      <button type="button" class="button" aria-pressed={versionsShown} onClick={on.onVersions}>
        {m.toolbar.versions}
      </button>
      <button type="button" class="button primary" disabled={!modeler} onClick={on.onPublish}>
        {m.toolbar.publish}
      </button>
    </div>
  )
}
