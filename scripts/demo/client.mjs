/**
 * One person in front of the service: signs in by the click of the demonstration county, again when the session
 * has ended, and speaks JSON. Anything but success is an error with the answer's own words.
 */
export function person(url, account) {
  let session
  let acts = 0

  async function signIn() {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ person: `379999.${account}` }),
    })
    const me = await response.json()
    if (!response.ok) throw new Error(`${account} cannot sign in: ${me.message}`)
    session = { cookie: response.headers.getSetCookie()[0].split(';')[0], me }
  }

  async function ask(method, path, body) {
    if (!session) await signIn()
    const key = `demo-${account}-${method === 'POST' ? ++acts : acts}`
    const send = () =>
      fetch(url + path, {
        method,
        headers: {
          Cookie: session.cookie,
          'X-CSRF-Token': session.me.csrf,
          'Idempotency-Key': key,
          'Content-Type': 'application/json',
        },
        body: body && JSON.stringify(body),
      })
    let response = await send()
    if (response.status === 401) {
      await signIn()
      response = await send()
    }
    const answer = response.status === 204 ? undefined : await response.json()
    if (!response.ok)
      throw new Error(`${account} ${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  return {
    get: path => ask('GET', path),
    post: (path, body = {}) => ask('POST', path, body),
    name: async () => {
      if (!session) await signIn()
      return session.me.name
    },
    /** Does the act with that form on a case; opening it first when that signs. */
    async act(number, form, variables = {}) {
      const page = await ask('GET', `/api/cases/${number}/acts`)
      const act =
        form === 'sign'
          ? page.signs
          : page.acts.find(one => one.id === form || one.form?.id.endsWith(`.${form}`))
      if (!act)
        throw new Error(
          `${account} may not do ${form} on ${number}, only ${page.acts.map(one => one.name).join('、')}`,
        )
      return ask('POST', `/api/cases/${number}/acts/${encodeURIComponent(act.id)}`, { variables })
    },
  }
}
