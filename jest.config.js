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
  testSequencer: './tests/slow-first.mjs',
  // ES modules of a suite stay in memory after it; a fresh process now and then keeps the machine breathing.
  workerIdleMemoryLimit: '1500MB',
  globalSetup: './tests/store/mongo-for-tests/run-setup.mjs',
  globalTeardown: './tests/store/mongo-for-tests/run-teardown.mjs',
}
