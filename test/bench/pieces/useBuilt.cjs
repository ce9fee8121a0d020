/**
 * Preloaded into processes that measure pieces of the pack: what they import from `nodes` comes from `dist`, as users
 * have it. Plain JavaScript, since it is loaded before TypeScript is understood.
 */
const Module = require('node:module');
const path = require('node:path');

const checkout = path.resolve(__dirname, '..', '..', '..');
const sources = path.join(checkout, 'nodes') + path.sep;
const built = path.join(checkout, 'dist', 'nodes') + path.sep;

const resolve = Module._resolveFilename;
Module._resolveFilename = function (...asked) {
  const file = resolve.apply(this, asked);
  if (!file.startsWith(sources) || !file.endsWith('.ts')) return file;
  return built + file.slice(sources.length).replace(/\.ts$/, '.js');
};
