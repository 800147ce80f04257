/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { sourceMaps: 'inline' }] },
  // Sources name their imports as Node runs them (./step.js); the tests read the TypeScript beside it.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  testTimeout: 60_000,
  globalSetup: './tests/store/mongo-for-tests/run-setup.mjs',
  globalTeardown: './tests/store/mongo-for-tests/run-teardown.mjs',
}
