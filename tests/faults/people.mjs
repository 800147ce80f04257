const pause = ms => new Promise(go => setTimeout(go, ms))

/**
 * The people of the county in front of nodes that may die at any moment. A request that gets no answer throws;
 * whatever is answered comes back as it is.
 */
export function peopleOf(address) {
  const sessions = new Map()

  async function signIn(account) {
    const response = await fetch(`${address()}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person: `379999.${account}` }),
    })
    if (response.status !== 200) throw new Error(`${account} cannot sign in: ${await response.text()}`)
    const { csrf } = await response.json()
    const session = { cookie: response.headers.getSetCookie()[0].split(';')[0], csrf }
    sessions.set(account, session)
    return session
  }

  async function once(account, method, path, body, key) {
    const session = sessions.get(account) ?? (await signIn(account))
    const multipart = body instanceof FormData
    const response = await fetch(address() + path, {
      method,
      headers: {
        Cookie: session.cookie,
        'X-CSRF-Token': session.csrf,
        ...(key ? { 'Idempotency-Key': key } : {}),
        ...(body && !multipart ? { 'Content-Type': 'application/json' } : {}),
      },
      body: multipart ? body : body && JSON.stringify(body),
    })
    return { status: response.status, body: await response.json().catch(() => undefined) }
  }

  /** One request of a person; asked again when the session has ended or the service is busy. */
  async function ask(account, method, path, body, key) {
    for (;;) {
      const answer = await once(account, method, path, body, key)
      if (answer.status === 401) sessions.delete(account)
      else if (answer.status === 429 || answer.status === 503) await pause(40)
      else return answer
    }
  }

  /**
   * Asks again, at another node if there is one, until there is an answer, as a page or a proxy does, and less and less
   * often, so that the knocking does not take the time in which a node starts. Gives back the answer and how often there
   * was none before it.
   */
  async function insist(...request) {
    for (let unanswered = 0; ; unanswered++)
      try {
        return { unanswered, ...(await ask(...request)) }
      } catch {
        await pause(Math.min(150, 20 * 1.3 ** unanswered))
      }
  }

  return { ask, insist }
}
