/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: false, transpilation: true }],
  },
  setupFiles: ['<rootDir>/test/seed.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  // The first engine test of a worker loads n8n; on a busy machine that alone takes half a minute.
  testTimeout: 120_000,
};
