import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkoutDir, ensureBuilt } from './harness';
import { runNode, withSimulators, workingNodes } from './support';

const context = withSimulators();

interface Preview {
  type: string;
  properties: Record<string, { type: string }>;
  version: number;
}

const previewOf = (folder: string, operation: string): Preview => {
  const schemas = path.join(checkoutDir, 'dist', 'nodes', folder, '__schema__', 'v1.0.0');
  return JSON.parse(readFileSync(path.join(schemas, `${operation}.json`), 'utf8')) as Preview;
};

/** What JSON Schema calls a value; undefined for null, which any member may be. */
const typeOf = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

beforeAll(async () => await ensureBuilt());

describe.each(workingNodes)('%s %s: the output preview', (folder, operation, node, item) => {
  it('has the members and types of a real output, and the version that n8n reads', async () => {
    const { main } = await runNode(node, [item], { credentials: context.credentials });
    const { type, properties, version } = previewOf(folder, operation);
    const output = main[0]?.json ?? {};

    expect([type, version]).toEqual(['object', 1]);
    expect(Object.keys(properties).sort()).toEqual(Object.keys(output).sort());
    for (const [name, value] of Object.entries(output)) {
      expect([name, typeOf(value) ?? properties[name]?.type]).toEqual([name, properties[name]?.type]);
    }
  });
});
