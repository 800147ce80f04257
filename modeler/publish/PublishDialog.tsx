import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import { publish } from '../api/designer.js'
import type { Procedure } from '../api/types.js'
import { Changes } from '../changes/ChangesList.js'
import type { EditorHook } from '../designer/use-editor.js'
import { Dialog } from './Dialog.js'
import { NoteForm } from './NoteForm.js'
import { m } from '../messages/index.js'

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
    <Dialog title={m.publish.question(name)} onClose={onClose}>
      <p class="consequence">{m.publish.consequence(open, inForce.version)}</p>
      <h3>{m.changes.title}</h3>
      {editor.changes.length > 0 ? (
        <div class="dialog-changes">
          <Changes changes={editor.changes} />
        </div>
      ) : (
        <p class="second">{m.publish.same(inForce.version)}</p>
      )}
      <NoteForm
        verb={m.publish.verb}
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
  if (!drafted) return m.publish.nothing
  if (saved === undefined || findings === undefined) return m.publish.busy
  if (!saved) return m.publish.unsaved
  const errors = findings.filter(each => each.severity === 'error').length
  return errors > 0 ? m.publish.faulty(errors) : undefined
}
