// What any service of this kind must do for a request, and nothing else: a bare Express server that knows the session
// of a cookie, checks the body with zod, and answers when one row is on the disk.
//   node bare-server.mjs FOLDER   prints the port
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import express from 'express'
import { z } from 'zod'

const database = new DatabaseSync(join(process.argv[2], 'bare.sqlite'))
database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE sessions (id TEXT PRIMARY KEY, person TEXT);
  CREATE TABLE acts (id TEXT PRIMARY KEY, person TEXT, body TEXT);
  INSERT INTO sessions VALUES ('session', 'someone')`)
const session = database.prepare('SELECT person FROM sessions WHERE id = ?')
const insert = database.prepare('INSERT INTO acts VALUES (?, ?, ?)')
const body = z.object({ title: z.string().max(200), content: z.string(), urgent: z.boolean() })

const app = express()
app.use(express.json())
app.post('/acts', (request, response) => {
  const found = session.get(/session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
  if (!found) return response.status(401).end()
  const read = body.safeParse(request.body)
  if (!read.success) return response.status(400).end()
  const id = randomUUID()
  insert.run(id, found.person, JSON.stringify(read.data))
  return response.status(201).json({ id })
})
const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port))
// Also keeps the database from being collected while its statements are in use.
server.on('close', () => database.close())
