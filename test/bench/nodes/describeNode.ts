import type { INodeTypeDescription } from 'n8n-workflow';

/** The description of a node that only the benchmark uses: one parameter, `work`. */
export const describeNode = (name: string, displayName: string): INodeTypeDescription => ({
  displayName,
  name,
  group: ['transform'],
  version: 1,
  description: 'For the benchmark only',
  defaults: { name: displayName },
  inputs: ['main'],
  outputs: ['main'],
  properties: [{ displayName: 'Work', name: 'work', type: 'json', default: '{}' }],
});
