export class NoMongo extends Error {}

export interface RunningMongo {
  /** The address of a database on it. */
  url(database: string): string
  /** When it was started here. */
  port?: number
  pid?: number
  /** Its name and version. */
  server: string
  stop(): Promise<void>
}

export function startMongo(options?: { owner?: number; port?: number }): Promise<RunningMongo>
