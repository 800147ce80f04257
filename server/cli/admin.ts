import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { defaultEdition } from '../calendar/index.js'
import { auditTrailOf } from '../domain/audit/index.js'
import { directoryReader } from '../domain/directory/index.js'
import { argon2id, createAdministrator, IdentityError } from '../domain/identity/index.js'
import { countiesIn, createCounty } from '../domain/seed/index.js'
import { migrations, MovingError, openUsable, versionOf } from '../moving/index.js'
import { isStoreError, type Store, type StoreOptions } from '../store/index.js'
import { UsageError } from './help.js'
import { readPassword } from './password.js'

/**
 * `huying admin create`: makes the first administrator, and a county when the store has none (`--county CODE`,
 * `--county-name 县名`). A data folder must be free; of a database the nodes take the county when it is there.
 */
export async function admin(given: string[], where: () => StoreOptions): Promise<number> {
  const { account, name, county, countyName } = argumentsOf(given)
  const password = await readPassword('密码 password: ')
  try {
    const store = await openUsable(where(), versionOf(migrations))
    try {
      const code = await countyFor(store, county, countyName)
      const clock = { now: () => Date.now() }
      const audit = auditTrailOf(store, clock)
      const edition = defaultEdition()
      const directory = directoryReader(store, () => edition)
      const context = { store, clock, audit, directory, randomBytes, hashing: argon2id() }
      await createAdministrator(context, code, { account, name, password })
      console.log(
        `${account} can sign in and must change the password then. Start Huying with npm start, unless it runs.`,
      )
      return 0
    } finally {
      await store.close()
    }
  } catch (error) {
    console.error(explained(error))
    return 1
  }
}

function argumentsOf(given: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      allowPositionals: true,
      options: {
        account: { type: 'string' },
        name: { type: 'string' },
        county: { type: 'string', default: '000000' },
        'county-name': { type: 'string', default: '本县' },
      },
    })
    if (positionals.join(' ') !== 'create') throw new UsageError('the only command is "admin create"')
    const { account, name, county, 'county-name': countyName } = values
    if (!account || !name) throw new UsageError('--account and --name are needed')
    if (!/^\d{6}$/.test(county)) throw new UsageError('--county is a division code of six digits')
    return { account, name, county, countyName }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(String(error))
  }
}

async function countyFor(store: Store, code: string, name: string): Promise<string> {
  const [there] = await countiesIn(store)
  if (there) return there._id
  await createCounty(store, { code, name, prefix: name.slice(0, 1), shortCode: 'XX', demo: false })
  return code
}

/** In words what stands in the way; what nobody expected is thrown on. */
function explained(error: unknown): string {
  if (error instanceof IdentityError) return error.text
  if (error instanceof MovingError) return error.message
  if (isStoreError(error, 'DATA_LOCKED'))
    return `${error.message}\nStop Huying first, then create the administrator.`
  throw error
}
