// Several changes as one: one step to undo, one check, one save.

interface CommandStack {
  registerHandler(command: string, handler: unknown): void
  execute(command: string, context: { run: () => void }): void
}

class BatchHandler {
  preExecute({ run }: { run: () => void }): void {
    run()
  }
}

/** Does several changes in one step. */
export class Batch {
  static $inject = ['commandStack']

  constructor(private readonly commands: CommandStack) {
    commands.registerHandler('office.batch', BatchHandler)
  }

  do(run: () => void): void {
    this.commands.execute('office.batch', { run })
  }
}

export const batchModule = { __init__: ['batch'], batch: ['type', Batch] }
