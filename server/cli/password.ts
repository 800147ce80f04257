import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** A line that is not shown while it is typed; from a pipe its first line. */
export async function readPassword(prompt: string): Promise<string> {
  const terminal = process.stdin.isTTY === true
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: hidden, terminal })
  if (terminal) process.stderr.write(prompt)
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (terminal) process.stderr.write('\n')
  }
}
