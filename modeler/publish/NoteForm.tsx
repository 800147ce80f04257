import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { Refused } from '../api/http.js'
import type { ApiError, Diagnostic } from '../api/types.js'
import { m } from '../messages/index.js'
import { messageOf } from '../messages/said.js'

interface NoteFormProps {
  /** On the button: 发布第 8 版. */
  verb: string
  /** Why it cannot be sent now, beside the button. */
  blocked?: string
  send(note: string): Promise<void>
  onClose(): void
}

/** The note that every publication has, and its two buttons. */
export function NoteForm({ verb, blocked, send, onClose }: NoteFormProps) {
  const [note, setNote] = useState('')
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<ApiError>()
  const submit = async () => {
    setSending(true)
    setError(undefined)
    try {
      await send(note)
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused
      setError(refused.error)
    } finally {
      setSending(false)
    }
  }
  const field = error?.fields?.note
  return (
    <form
      method="dialog"
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <label class="note">
        <span>{m.publish.note}</span>
        <textarea
          rows={3}
          maxLength={500}
          value={note}
          aria-invalid={field !== undefined}
          aria-describedby="note-hint"
          onInput={event => setNote(event.currentTarget.value)}
        />
      </label>
      <p id="note-hint" class={field ? 'field-error' : 'hint'}>
        {field ?? m.publish.noteHint}
      </p>
      {error && !field && (
        <div class="problem" role="alert">
          <b>{messageOf(error)}</b>
          {Array.isArray(error.details) && (
            <ul>
              {(error.details as Diagnostic[]).slice(0, 5).map((each, i) => (
                <li key={i}>{messageOf(each)}</li>
              ))}
            </ul>
          )}
          <code>{error.code}</code>
        </div>
      )}
      <div class="dialog-foot">
        {blocked && <span class="blocked-why">{blocked}</span>}
        <button type="button" class="button" onClick={onClose}>
          {m.notNow}
        </button>
        <button type="submit" class="button primary" disabled={sending || blocked !== undefined}>
          {sending ? m.publish.sending : verb}
        </button>
      </div>
    </form>
  )
}
