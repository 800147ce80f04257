import { collection, type Document } from '../../store/port.js'

export interface DeployedFile {
  /** With its ending: .bpmn, .dmn or .form. */
  name: string
  content: string
}

/** The files of one publication, kept for good: instances read their forms and decisions here. */
export interface DeploymentDoc extends Document {
  /** JSON of DeployedFile[]. */
  files: string
  fingerprint: string
  at: number
  /** All of its processes were published. */
  whole?: true
}

export const deployments = collection<DeploymentDoc>('deployments', { maxBytes: 8 * 1024 * 1024 })

/** One version of one process. */
export interface VersionDoc extends Document {
  process: string
  /** The list item whose branch it is; '' for the shipped procedure. */
  item: string
  version: number
  versionTag: string | null
  name: string
  deployment: string
  fingerprint: string
  note: string
  author: string
  publisher: string
  at: number
}

export const versions = collection<VersionDoc>('versions', {
  unique: [['county', 'process', 'item', 'version']],
  index: [['county', 'process', 'item', 'versionTag']],
})

/** Which version is in force: replaced in one write, so that a version takes force whole. */
export interface HeadDoc extends Document {
  process: string
  item: string
  /** `_id` of the version. */
  definition: string
  version: number
  fingerprint: string
  /** What starts an instance: 'm:NAME', 's:NAME'. */
  starts: string[]
  /** When its timer start falls due next; absent when it has none. */
  nextDue?: number
  /** How often the timer start of this version has fired. */
  fired: number
}

export const heads = collection<HeadDoc>('heads', {
  index: [['county', 'process'], ['nextDue']],
  multi: { starts: 'string' },
})
