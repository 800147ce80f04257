import type { Reader } from '../calls/visibility.js'

const answering = ['department', 'vertical', 'township', 'subdistrict', 'development-zone']

/** Who may contest whose a matter is: the heads of departments and townships, and the centre. */
export const mayContest = ({ kind, role }: Pick<Reader, 'kind' | 'role'>) =>
  kind === 'centre'
    ? ['leader', 'deputy', 'clerk'].includes(role)
    : answering.includes(kind) && ['head', 'deputy'].includes(role)
