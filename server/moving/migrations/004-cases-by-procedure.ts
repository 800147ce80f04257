import { ofEachDocument, type Migration } from '../migration.js'

/** Records of cases say in which procedure they are, and of which matter: until now all were calls. */
export const casesByProcedure: Migration = {
  version: 4,
  name: '事项注明所属流程',
  batch: ofEachDocument('calls', record =>
    'process' in record ? undefined : { set: { process: 'township-call', matter: record.number } },
  ),
}
