/** The act's id for a task row, safe in an address. */
export function actOfTask(rowId: string): string {
  return `task-${Buffer.from(rowId).toString('base64url')}`
}

/** The task row that an act's id names; undefined when it names none. */
export function taskOfAct(actId: string): string | undefined {
  const encoded = /^task-([\w-]+)$/.exec(actId)?.[1]
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64url').toString()
}
