/** Every combination of the fault matrix, of which `npm test` takes those that hold every pair. */
const { testMatch: _, ...config } = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/faults/matrix.*.test.ts', '<rootDir>/test/faults/steps.test.ts'],
  globals: { everyCombination: true },
};
