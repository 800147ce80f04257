import type { Algorithm } from '@node-rs/argon2'

/** Turns passwords into hashes and tries them; the costs stand in the hash itself. */
export interface Hashing {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

/** Memory in KiB and passes; the defaults follow OWASP's advice for Argon2id. */
export interface HashingCosts {
  memoryCost?: number
  timeCost?: number
}

export function argon2id({ memoryCost = 19_456, timeCost = 2 }: HashingCosts = {}): Hashing {
  return {
    async hash(password) {
      const { hash } = await argon2()
      return hash(password, { algorithm: argon2idAlgorithm, memoryCost, timeCost, parallelism: 1 })
    },
    verify: async (known, password) => (await argon2()).verify(known, password),
  }
}

/** Loaded with the first password: a start waits for it no longer. */
const argon2 = () => import('@node-rs/argon2')

/** The package declares its algorithms as a const enum, which modules compiled one by one cannot read. */
const argon2idAlgorithm = 2 as Algorithm.Argon2id
