/** How Node is started for the service: a small young generation, and traces that name the sources. */
export const nodeFlags = ['--max-semi-space-size=8', '--enable-source-maps']
