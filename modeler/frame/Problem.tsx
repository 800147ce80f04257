import type { ApiError } from '../api/types.js'
import { m } from '../messages/index.js'
import { hintOf, messageOf } from '../messages/said.js'

/** A request that failed, where its answer would stand. */
export function Problem({ error, again }: { error: ApiError; again?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>
        <b>{messageOf(error)}</b>
      </p>
      {hintOf(error) && <p>{hintOf(error)}</p>}
      <p class="small">
        <code>{error.code}</code>
        {again && (
          <button type="button" class="link" onClick={again}>
            {m.frame.again}
          </button>
        )}
      </p>
    </div>
  )
}
