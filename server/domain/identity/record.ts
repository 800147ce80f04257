import { collection, type Document } from '../../store/port.js'

/** How a person signs in. Of each county an account name is given once. */
export interface Account extends Document {
  account: string
  person: string
  /** Argon2id, as a PHC string. */
  hash: string
  /** Wrong passwords since the last right one. */
  failures: number
  /** No password is tried before this instant. */
  lockedUntil?: number
  /** The password was set by somebody else and must be changed. */
  mustChange: boolean
}

/** Its `_id` is the SHA-256 of the token (hex): who reads the store cannot sign in with it. */
export interface Session extends Document {
  person: string
  /** Id of the post in use; absent for a person without one. */
  post?: string
  csrf: string
  openedAt: number
  seenAt: number
  /** Whatever happens, the session ends then. */
  endsAt: number
}

export const accounts = collection<Account>('accounts', {
  unique: [
    ['county', 'account'],
    ['county', 'person'],
  ],
})
export const sessions = collection<Session>('sessions', {
  index: [
    ['county', 'person'],
    ['county', 'endsAt'],
  ],
})

export const identityCollections = [accounts, sessions] as const
