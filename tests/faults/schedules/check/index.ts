import type { Ran } from '../play.js'
import { actsAreThereOnce } from './acts.js'
import { casesAreLinear } from './cases.js'
import { numbersAreUnique, outsideIsTold, versionsCountOn } from './outside.js'
import { rowsAgree } from './rows.js'
import { timersAreKept } from './timers.js'
import { everybodyGoesOn } from './ways.js'

/**
 * What is wrong with a run, one sentence each: from what clients were told and what the store holds at its end, without
 * asking the product.
 */
export const check = (ran: Ran): string[] => [
  ...ran.odd,
  ...actsAreThereOnce(ran),
  ...casesAreLinear(ran),
  ...timersAreKept(ran),
  ...everybodyGoesOn(ran),
  ...rowsAgree(ran),
  ...outsideIsTold(ran),
  ...versionsCountOn(ran),
  ...numbersAreUnique(ran),
]
