/**
 * Preloaded into n8n by the end-to-end tests: notes each file of the pack that n8n loads, in the file that
 * ERP_SYNC_E2E_LOADS names. Plain JavaScript, since n8n's process knows no TypeScript.
 */
const { appendFileSync } = require('node:fs');
const Module = require('node:module');

const notes = process.env.ERP_SYNC_E2E_LOADS;
const pack = '/nodes/node_modules/n8n-nodes-erp-sync/';
const load = Module._extensions['.js'];

Module._extensions['.js'] = function (module, file) {
  if (notes && file.includes(pack)) appendFileSync(notes, `${file.split(pack)[1]}\n`);
  return load.call(this, module, file);
};
