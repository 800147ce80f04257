import type { ApiError } from '../api/types.js'
import { m } from '../messages/index.js'
import { messageOf } from '../messages/said.js'

interface ConflictProps {
  error: ApiError
  onTheirs(): void
  onMine(): void
}

/** Two designers drew at once: whose drawing goes on is for a person to decide. */
export function Conflict({ error, onTheirs, onMine }: ConflictProps) {
  return (
    <div class="notice" role="alert">
      <div>
        <b>{messageOf(error)}</b>
        <p>{m.draft.conflictText}</p>
      </div>
      <button type="button" class="button small" onClick={onTheirs}>
        {m.draft.theirs}
      </button>
      <button type="button" class="button small" onClick={onMine}>
        {m.draft.mine}
      </button>
    </div>
  )
}
