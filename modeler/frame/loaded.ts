import { useCallback, useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import { Refused } from '../api/http.js'
import type { ApiError } from '../api/types.js'

export interface Loaded<T> {
  value?: T
  error?: ApiError
  again(): void
}

/** What a request answers, and asked again when told so. */
export function useLoaded<T>(load: () => Promise<T>, depends: readonly unknown[] = []): Loaded<T> {
  const [state, setState] = useState<{ value?: T; error?: ApiError }>({})
  const [round, setRound] = useState(0)
  const again = useCallback(() => setRound(n => n + 1), [])
  useEffect(() => {
    let current = true
    load().then(
      value => current && setState({ value }),
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error
        if (current) setState({ error: error.error })
      },
    )
    return () => {
      current = false
    }
  }, [round, ...depends])
  return { ...state, again }
}
