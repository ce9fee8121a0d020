/** The tests against a real n8n: apart from `npm test`, since they install one and take minutes. */
/** @type {import('jest').Config} */
module.exports = {
  rootDir: '../..',
  // Tests start servers too, and those must end with jest.
  testEnvironment: '<rootDir>/test/e2e/signals.ts',
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false, transpilation: true }],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
  globalTeardown: '<rootDir>/test/e2e/globalTeardown.ts',
  // They share one n8n, and a machine for CI has two cores.
  maxWorkers: 1,
  testTimeout: 120_000,
};
