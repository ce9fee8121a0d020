const alone = require('../../jest.config.js');

/** `npm test`: all test files, many to a suite (together.ts). One by one they are run by `npx jest <file>`. */
/** @type {import('jest').Config} */
module.exports = {
  ...alone,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/together/*.suite.ts'],
  maxWorkers: '100%',
};
