// Run by mongosh: a replica set of three, made once.
const members = ['mongo1', 'mongo2', 'mongo3'].map((name, _id) => ({ _id, host: `${name}:27017` }))

try {
  rs.status()
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error
  rs.initiate({ _id: 'huying', members })
}

for (let waited = 0; ; waited++) {
  const primary = rs.status().members.some(({ stateStr }) => stateStr === 'PRIMARY')
  if (primary) break
  if (waited === 60) throw new Error('the replica set has no primary after a minute')
  sleep(1000)
}
