import type Modeler from 'bpmn-js/lib/Modeler'
import { useState } from '@bpmn-io/properties-panel/preact/hooks'

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
    <div class="toolbar" role="toolbar" aria-label="流程图">
      <div class="buttons">
        <button type="button" class="button" disabled={!canUndo} onClick={() => stack().undo()}>
          撤销
        </button>
        <button type="button" class="button" disabled={!canRedo} onClick={() => stack().redo()}>
          重做
        </button>
      </div>
      <div class="buttons">
        <button type="button" class="button" disabled={!modeler} onClick={on.onImport}>
          导入
        </button>
        <button type="button" class="button" disabled={!modeler} onClick={on.onExport}>
          导出
        </button>
      </div>
      {drafted && !asking && (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          不要这份草稿
        </button>
      )}
      {asking && (
        <span class="asking" role="alert">
          草稿会丢掉，回到在用版本。
          <button type="button" class="link" onClick={on.onDiscard}>
            丢掉草稿
          </button>
          <button type="button" class="link" onClick={() => setAsking(false)}>
            先不
          </button>
        </span>
      )}
      <span class="grow" />
      <button type="button" class="button" aria-pressed={versionsShown} onClick={on.onVersions}>
        历次版本
      </button>
      <button type="button" class="button primary" disabled={!modeler} onClick={on.onPublish}>
        发布
      </button>
    </div>
  )
}
