import { ofEachDocument, type Migration } from '../migration.js'

/**
 * Sensitive cases have named readers: whoever filed it to begin with. Who has a task on it becomes one with the task, or
 * is named.
 */
export const sensitiveReaders: Migration = {
  version: 5,
  name: '敏感件指定阅办人员',
  batch: ofEachDocument('calls', record =>
    record.sensitive !== true || 'readers' in record ? undefined : { set: { readers: [record.filedBy] } },
  ),
}
