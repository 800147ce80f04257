import type { Diagnostic } from '../api/types.js'
import { inWords } from '../checks/words.js'
import { m } from '../messages/index.js'
import { messageOf, wayOut } from '../messages/said.js'

/** Why a file was not put on the canvas. */
export function NotTaken({ findings, onClose }: { findings: readonly Diagnostic[]; onClose: () => void }) {
  return (
    <div class="notice" role="alert">
      <div>
        <b>{m.draft.notTaken}</b>
        {findings.map((each, i) => (
          <p key={i}>{m.draft.finding(inWords(messageOf(each)), wayOut(each))}</p>
        ))}
      </div>
      <button type="button" class="link" onClick={onClose}>
        {m.draft.understood}
      </button>
    </div>
  )
}
