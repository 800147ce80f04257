/** Wrong arguments: the message is printed with the command's help, the exit code is 1. */
export class UsageError extends Error {}

const exits = `Exit: 0 done, 1 wrong arguments or settings, 2 refused as things stand (the reason is printed), 3 damaged, 4 written by a
newer program.`

const texts: Record<string, string> = {
  run: `huying run FILE.bpmn [options]
Runs a diagram in memory, on a virtual clock, and prints what happened.

  --process ID               start this process; may be repeated, each is started in that order
                             (else the file's executable process, or the first with a none start event)
  --vars JSON                variables at the start
  --start INSTANT            where the clock begins, e.g. 2026-09-29T10:20:00+08:00 (else now)
  --fast-forward             jump to the next timer whenever nothing else can happen
  --complete ELEMENT=JSON    answer of a user task (without one it waits), result of a service task
  --throw ELEMENT=CODE       the task fails with this BPMN error
  --duration ELEMENT=PT10S   the task takes so long
  --message NAME[:KEY]=JSON  publish a message
  --signal NAME              broadcast a signal
  --json                     print one JSON object

--complete, --throw and --duration apply at every entry of the element; given several times, to successive entries.
Messages and signals are told one at a time, in the order of the arguments, when nothing else can move.
Exit: 0 completed, 2 an incident or an uncaught error, 3 something waits, 4 the diagram is refused.`,
  check: `huying check FILE... [--json]
Prints what the engine says of each diagram without running it.
Exit: 0 nothing to correct, 4 a diagram is refused.`,
  verify: `huying verify FILE... [--json]
Says what can go wrong in each process, whatever people decide and whatever happens when: a case that can never be
completed, a token that stays for ever, an element that is never reached, tokens that pile up, a task that is done
twice, a split without a way, a message that nobody sends, a task without a limit or whose limit changes nothing. The
shipped procedures are taken to be deployed beside the files.
Each scope is given up after 200,000 states or 10 s; then it is not verified to the end, and never called clean.
Exit: 0 clean, 1 wrong arguments, 2 something was found, 3 nothing found but not verified to the end, 4 a diagram is
refused.`,
  admin: `huying admin create --account NAME --name 姓名 [--county CODE --county-name 县名]
Makes an administrator in the store under HUYING_DATA; asks for the password (or reads it from standard input).`,
  indexes: `huying indexes
Makes the indexes that the MongoDB database of MONGODB_URL lacks. On empty collections the service does so itself.`,
  export: `huying export DIR
Writes everything that the store holds into DIR: a gzip file of JSON lines for each collection, the attachments, and a
manifest with counts and hashes. Stop Huying first. The same command goes on with an export that was broken off.
${exits}`,
  import: `huying import DIR [--resume]
Takes an export into the store, which must be empty (SQLite under HUYING_DATA, or MONGODB_URL), and compares what is
there then by counts and hashes. --resume goes on with an import that was broken off. Huying does not start before it
is done.
${exits}`,
  backup: `huying backup DIR
Copies what is stored (the data folder HUYING_DATA, or the database of MONGODB_URL) into DIR as of one moment, while
Huying serves. The nodes of a database may be asked to let their writes wait for some seconds.
${exits}`,
  restore: `huying restore DIR [--force]
Makes the data folder HUYING_DATA from a backup, after checking that it is whole. --force sets aside what is there.
The backup of a database goes into an empty one (MONGODB_URL) or an empty data folder; one that was broken off goes on.
${exits}`,
}

/** The help of one command, or of all. */
export function help(command: string): string {
  return texts[command] ?? `huying COMMAND\n\n${Object.values(texts).join('\n\n')}`
}
