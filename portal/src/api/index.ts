import type * as T from './types.js'
import { del, get, post, put, query } from './http.js'

const at = encodeURIComponent

/** Every question and act that the pages have, by name. Shapes are in types.ts. */
export const api = {
  county: () => get<T.CountyFace>('/county', { quiet: true }),
  demoPeople: () => get<T.DemoGroup[]>('/demo/people', { quiet: true }),
  me: () => get<T.Me | null>('/session', { quiet: true }),
  signIn: (who: T.SignIn) => post<T.Me>('/session', who, { quiet: true }),
  signOut: () => del('/session'),
  usePost: (id: string) => put<T.Me>('/session/post', { post: id }),
  changePassword: (change: T.PasswordChange) => put<undefined>('/session/password', change),

  badges: () => get<T.Badges>('/badges'),
  now: () => get<T.Now>('/now', { quiet: true }),
  search: (q: string) => get<T.SearchResult>('/search' + query({ q })),
  units: () => get<{ units: T.Unit[] }>('/units'),
  people: (unit?: string) => get<{ people: T.Person[] }>('/people' + query({ unit })),

  items: (filter: { q?: string; domain?: string; batch?: string }) =>
    get<T.ItemPage>('/items' + query(filter)),
  item: (code: string) => get<T.ItemManual>(`/items/${at(code)}`),
  expected: (code: string, urgency: string) =>
    get<T.ExpectedLimits>(`/items/${at(code)}/expected` + query({ urgency })),

  tasks: (scope: 'mine' | 'unit' | 'waiting', limit: number) =>
    get<T.TaskPage>('/tasks' + query({ scope, limit })),
  queue: (tab: string) => get<T.QueuePage>('/queue' + query({ tab })),
  queueCase: (number: string) => get<T.QueueCase>(`/queue/${at(number)}`),
  cases: (filter: Record<string, string | undefined>) => get<T.CasePage>('/calls' + query(filter)),
  file: (filing: T.Filing, key: string) => post<T.Filed>('/calls', filing, { key }),

  procedures: () => get<T.Procedures>('/procedures'),
  filingForm: (procedure: string) => get<T.FilingPage>(`/procedures/${at(procedure)}/form`),
  fileCase: (filing: T.CaseFiling, key: string) => post<T.Filed>('/cases', filing, { key }),

  case: (number: string) => get<T.CaseView>(`/cases/${at(number)}`),
  acts: (number: string) => get<T.ActPage>(`/cases/${at(number)}/acts`),
  act: (number: string, id: string, request: T.ActRequest, key: string) =>
    post<T.Done>(`/cases/${at(number)}/acts/${at(id)}`, request, { key }),
  timeline: (number: string) => get<{ entries: T.TimelineEntry[] }>(`/cases/${at(number)}/timeline`),
  unmask: (number: string, shown: string) =>
    post<{ numbers: string[] }>(`/cases/${at(number)}/unmasking`, { shown }),
  diagram: (number: string) => get<T.DiagramView>(`/cases/${at(number)}/diagram`),
  order: (number: string, document: string) =>
    get<T.OrderPrint>(`/cases/${at(number)}/orders/${at(document)}`),
  print: (number: string) => get<T.PrintView>(`/cases/${at(number)}/print`),
  comment: (number: string, comment: T.NewComment, key: string) =>
    post<T.TimelineEntry>(`/cases/${at(number)}/comments`, comment, { key }),
  attach: (number: string | null, file: File, caption: string) => {
    const form = new FormData()
    form.set('caption', caption)
    form.set('file', file)
    return post<T.FileView>(number ? `/cases/${at(number)}/attachments` : '/files', form)
  },

  supervision: (filter: Record<string, string | undefined>) =>
    get<T.SupervisionPage>('/supervision' + query(filter)),

  matters: () => get<T.MatterLists>('/matters'),
  matterRows: (list: T.MatterListName, cursor: string) =>
    get<T.MatterRows>('/matters/rows' + query({ list, cursor })),
  matter: (instance: string) => get<T.MatterView>(`/matters/${at(instance)}`),
  matterAct: (instance: string, id: string, request: T.ActRequest, key: string) =>
    post<T.Done>(`/matters/${at(instance)}/acts/${at(id)}`, request, { key }),
  startForm: (of: T.MatterStart) => get<{ form: T.FormSchema }>(`/${of}/form`),
  startMatter: (of: T.MatterStart, request: T.ActRequest, key: string) =>
    post<T.MatterBegun>(`/${of}`, request, { key }),

  drafts: () => get<{ drafts: T.DraftRow[] }>('/drafts'),
  draft: (key: string) => get<{ draft: T.Draft | null }>(`/drafts/${at(key)}`),
  saveDraft: (key: string, value: Record<string, unknown>) =>
    put<{ savedText: string }>(`/drafts/${at(key)}`, { value }),
  dropDraft: (key: string) => del(`/drafts/${at(key)}`),

  notices: (cursor?: string) => get<T.NoticePage>('/notices' + query({ cursor })),
  readNotices: (which: { ids: string[] } | { all: true }) => post<undefined>('/notices/read', which),
  incidents: () => get<{ incidents: T.Incident[] }>('/operator/incidents'),
  operator: () => get<T.OperatorState>('/operator/state'),
  deliver: (instance: string) => post<T.Done>(`/operator/outbox/${at(instance)}/retry`),
  releaseJob: (id: string) => post<T.Done>(`/operator/jobs/${at(id)}/release`),
  fireTimer: (instance: string) => post<T.Done>(`/operator/timers/${at(instance)}/fire`),
  retry: (id: string) => post<T.Done>(`/operator/incidents/${at(id)}/retry`),

  setup: () => get<T.SetupOverview>('/setup'),
  nameCounty: (names: T.CountyNames) => put<T.CountyNames>('/setup/county', names),
  checkTable: (table: T.SetupTable, file: File) =>
    post<T.SetupCheck>(`/setup/tables/${table}/check`, formOf(file)),
  importTable: (table: T.SetupTable, file: File, checked: string) =>
    post<T.SetupResult>(`/setup/tables/${table}` + query({ checked }), formOf(file)),
  holidays: () => get<T.CountyCalendar>('/setup/calendar'),
  importHolidays: (table: T.Holidays) => post<{ id: string; effectiveAt: T.Iso }>('/setup/calendar', table),
  setupPeople: (q: string) => get<{ people: T.SetupPerson[]; total: number }>('/setup/people' + query({ q })),
  resetPassword: (person: string) => post<T.IssuedPassword>(`/setup/people/${at(person)}/password`),
}

function formOf(file: File): FormData {
  const form = new FormData()
  form.set('file', file)
  return form
}
