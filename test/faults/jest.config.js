/** Every combination of the fault matrix, of which `npm test` takes those that hold every pair, and more at random. */
const { testMatch: _, ...config } = require('../../jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...config,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/faults/matrix.*.test.ts', '<rootDir>/test/faults/{steps,fuzz}.test.ts'],
  maxWorkers: '100%',
  globals: { everyCombination: true },
};
