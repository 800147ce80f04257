import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import { publish } from '../api/designer.js'
import type { Procedure } from '../api/types.js'
import { Changes } from '../changes/ChangesList.js'
import type { EditorHook } from '../designer/use-editor.js'
import { Dialog } from './Dialog.js'
import { NoteForm } from './NoteForm.js'

interface PublishDialogProps {
  procedure: Procedure
  editor: EditorHook
  onClose(): void
  onPublished(version: number): void
}

/** What a publication changes and whom it meets, the note, and the act. */
export function PublishDialog({ procedure, editor, onClose, onPublished }: PublishDialogProps) {
  const [saved, setSaved] = useState<boolean>()
  useEffect(() => {
    void editor.autosave().flush().then(setSaved)
  }, [])
  const { inForce, open, process, name } = procedure
  const blocked = whyNot(saved, editor)
  return (
    <Dialog title={`发布「${name}」？`} onClose={onClose}>
      <p class="consequence">
        新呼叫按新版办，在办 {open} 件按原版办完。第 {inForce.version} 版保留，可再发布。
      </p>
      <h3>改了什么</h3>
      {editor.changes.length > 0 ? (
        <div class="dialog-changes">
          <Changes changes={editor.changes} />
        </div>
      ) : (
        <p class="second">和在用的第 {inForce.version} 版比，办理上没有区别。</p>
      )}
      <NoteForm
        verb="发布新版"
        blocked={blocked}
        onClose={onClose}
        send={async note => {
          onPublished((await publish(process, editor.autosave().rev(), note)).version)
        }}
      />
    </Dialog>
  )
}

function whyNot(saved: boolean | undefined, { findings, drafted }: EditorHook): string | undefined {
  if (!drafted) return '还没有改动'
  if (saved === undefined || findings === undefined) return '正在存草稿、做检查'
  if (!saved) return '草稿没有存上'
  const errors = findings.filter(each => each.severity === 'error').length
  return errors > 0 ? `还有 ${errors} 处必须改` : undefined
}
