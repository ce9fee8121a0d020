const path = require('node:path');
const alone = require('../../jest.config.js');
const { mocking } = require('./mocking.js');

/** `npm test`: all test files, many to a suite (together.ts), those that replace a module by themselves. One by one they are run by `npx jest <file>`. */
/** @type {import('jest').Config} */
module.exports = {
  ...alone,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/together/*.suite.ts', ...mocking(path.resolve(__dirname, '..'))],
  maxWorkers: '100%',
};
