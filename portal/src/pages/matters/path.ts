/** The address of a matter's page: the id of an instance that a case called has a slash in it. */
export const matterPath = (instance: string) => `/matters/${encodeURIComponent(instance)}`
