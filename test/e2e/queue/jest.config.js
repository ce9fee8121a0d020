/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/../signals.ts',
  testMatch: ['**/*.queue.ts'],
  transform: {
    '^.+\\.ts$': [
      'ts-jest',
      { tsconfig: '<rootDir>/../../../tsconfig.test.json', diagnostics: false, transpilation: true },
    ],
  },
  // One cluster, in this process: what it reports while it starts is then seen at once.
  maxWorkers: 1,
  verbose: true,
  testTimeout: 300_000,
};
