import { ofEachDocument, type Migration } from '../migration.js'

/** Incidents say by a number whether they are closed, so that a guarded patch can close one once. */
export const closedIncidents: Migration = {
  version: 3,
  name: '异常记录注明是否已了结',
  batch: ofEachDocument('incidents', incident =>
    'closed' in incident ? undefined : { set: { closed: incident.state === 'open' ? 0 : 1 } },
  ),
}
