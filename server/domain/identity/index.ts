export { createAdministrator, hasAdministrator, type NewAdministrator } from './administrator.js'
export type { IdentityContext } from './context.js'
export { demoGroups, signInAs, type DemoGroup, type DemoPerson } from './demo.js'
export { IdentityError, type IdentityErrorCode } from './errors.js'
export { argon2id, type Hashing, type HashingCosts } from './hashing.js'
export { changePassword, mustChangePassword } from './password.js'
export { grants, permissionsOf, type Permission } from './permissions.js'
export { accounts, identityCollections, sessions, type Account, type Session } from './record.js'
export { defaultSessionLimits, isAccountName, lockout, passwordProblem, type SessionLimits } from './rules.js'
export {
  closeSession,
  openSession,
  sessionOf,
  switchPost,
  type HeldPost,
  type Opened,
  type SignedIn,
} from './sessions.js'
export { signIn } from './sign-in.js'
export { standing } from './standing.js'
export { newToken, type RandomBytes } from './tokens.js'
