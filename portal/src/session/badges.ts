import { shallowRef } from 'vue'
import { api } from '../api/index.js'
import type { Badges } from '../api/types.js'
import { hear } from '../clock/clock.js'
import { me } from './session.js'

/** The numbers of the side bar and the bell. */
export const badges = shallowRef<Badges>()

/** Asks for them now; a failure leaves what is shown. */
export async function countAgain(): Promise<void> {
  if (!me.value) return
  try {
    const answer = await api.badges()
    badges.value = answer
    hear(answer.now)
  } catch {
    /* the next turn asks again */
  }
}
