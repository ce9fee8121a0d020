const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');

/** Test files of a folder that replace a module (`jest.mock`): that would hold for all files of their suite. */
exports.mocking = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file))
    .filter((file) => /^jest\.mock\(/m.test(readFileSync(file, 'utf8')));
