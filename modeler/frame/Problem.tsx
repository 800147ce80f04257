import type { ApiError } from '../api/types.js'

/** A request that failed, where its answer would stand. */
export function Problem({ error, again }: { error: ApiError; again?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>
        <b>{error.message}</b>
      </p>
      {error.hint && <p>{error.hint}</p>}
      <p class="small">
        <code>{error.code}</code>
        {again && (
          <button type="button" class="link" onClick={again}>
            再送一次
          </button>
        )}
      </p>
    </div>
  )
}
