import type { ApiError } from '../api/types.js'

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
        <b>{error.message}</b>
        <p>看对方的，会放下您这次画的；用我的，会盖掉对方刚存的。拿不准就先导出一份。</p>
      </div>
      <button type="button" class="button small" onClick={onTheirs}>
        看对方的
      </button>
      <button type="button" class="button small" onClick={onMine}>
        用我的
      </button>
    </div>
  )
}
