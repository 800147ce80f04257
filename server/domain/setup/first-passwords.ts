import { passwordProblem, type RandomBytes } from '../identity/index.js'

/** Letters and digits that cannot be taken for one another on paper. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 12

/** A first password, as `k7mp-2xqd-9wht`: random, good to read out and to type, fit for the account. */
export function firstPassword(randomBytes: RandomBytes, account: string): string {
  for (;;) {
    const letters = randomLetters(randomBytes)
    const password = letters.replaceAll(/(.{4})(?=.)/g, '$1-')
    if (passwordProblem(password, account) === undefined) return password
  }
}

function randomLetters(randomBytes: RandomBytes): string {
  let letters = ''
  // Bytes beyond the last whole round of the alphabet are thrown away: every letter is equally likely.
  const fair = 256 - (256 % alphabet.length)
  while (letters.length < LENGTH)
    for (const byte of randomBytes(LENGTH)) if (byte < fair) letters += alphabet[byte % alphabet.length]
  return letters.slice(0, LENGTH)
}
