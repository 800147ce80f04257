import type { Services } from '../api/services.js'
import { accounts, demoGroups } from '../domain/identity/index.js'
import { demoPassword } from '../domain/seed/demo-county.js'

/** One line for the person at the console; what machines read goes into the log. */
export function say(line: string): void {
  console.log(`\x1b[36m•\x1b[0m ${line}`)
}

/** Where to open Huying and as whom. */
export async function sayReady(address: string, services: Services): Promise<void> {
  const code = services.county()
  say(`Ready: open ${address}`)
  if (code === '')
    return say('No county yet: run "npx huying admin create" (with SQLite stop first and start again then)')
  const { county } = await services.domain.directory.current(code)
  if (!county.demo) return
  const groups = await demoGroups(
    services.domain.directory,
    services.domain.calendar(code),
    code,
    services.clock.now(),
  )
  const page = await services.identity.store.find(accounts, code, { limit: 1000 })
  const accountOf = new Map(page.items.map(({ person, account }) => [person, account]))
  say(`演示数据 ${county.name}: choose a person on the sign-in page, or use an account with ${demoPassword}`)
  for (const { name, people } of groups) {
    console.log(`    ${name}`)
    for (const one of people)
      console.log(`      ${accountOf.get(one.person) ?? ''}  ${one.name} ${one.unitName} ${one.roleName}`)
  }
}
