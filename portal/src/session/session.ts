import { computed, ref, shallowRef } from 'vue'
import { api } from '../api/index.js'
import { wire } from '../api/http.js'
import type { Me, Permission, SignIn } from '../api/types.js'
import { hear } from '../clock/clock.js'

/** Who is signed in, or null. */
export const me = shallowRef<Me | null>(null)

/** The post in use. */
export const post = computed(
  () => me.value?.posts.find(one => one.id === me.value?.post) ?? me.value?.posts[0],
)

export const may = (permission: Permission) => me.value?.permissions.includes(permission) ?? false

/** Takes over what the server says of the session. */
export function take(answer: Me): void {
  me.value = answer
  wire({ csrf: answer.csrf })
  hear(answer.now)
}

/** Looks once whether a session is there. */
export async function look(): Promise<boolean> {
  if (me.value) return true
  try {
    const answer = await api.me()
    if (answer) take(answer)
    return answer !== null
  } catch {
    return false
  }
}

export async function signIn(who: SignIn): Promise<void> {
  take(await api.signIn(who))
}

export async function signOut(): Promise<void> {
  await api.signOut().catch(() => undefined)
  me.value = null
  wire({ csrf: '' })
}

/** Set while a session has ended under an open page: the page stays, and somebody signs in over it. */
export const ended = ref(false)
let waiting: { resolve: () => void; reject: (reason: Error) => void }[] = []

/** Resolves once the same page has a session again; every request that failed meanwhile is sent again. */
export function signInAgain(): Promise<void> {
  ended.value = true
  return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
}

/** Lets the requests go on that waited for a session, or lets them fail. */
export function settle(failure?: Error): void {
  const all = waiting
  waiting = []
  ended.value = false
  for (const one of all)
    if (failure) one.reject(failure)
    else one.resolve()
}
