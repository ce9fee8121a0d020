import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../../../nodes/KometSales/resources';

const folder = path.join(__dirname, '..', '..', 'engine');

/** The engine tests of Komet Sales, with the resource that a file's stage is set for. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

/** `invoice.create`, where a test runs it: through the stage of its resource, or as a node of its own. */
const called = new Set(files.flatMap((text) => [...throughStages(text), ...asNodes(text)]));

function throughStages(text: string): string[] {
  const stages = [...text.matchAll(/const (\w+) = stage\('(\w+)'\)/g)];
  return stages.flatMap(([, variable = '', resource = '']) => {
    const calls = text.matchAll(new RegExp(`\\b${variable}\\.(?:json|run|runWithFiles)\\(\\s*'(\\w+)'`, 'g'));
    return [...calls].map(([, operation = '']) => `${resource}.${operation}`);
  });
}

function asNodes(text: string): string[] {
  return [...text.matchAll(/packNode\(\s*'kometSales',\s*'(\w+)',\s*'(\w+)'/g)].map(
    ([, resource = '', operation = '']) => `${resource}.${operation}`,
  );
}

describe('every operation of Komet Sales', () => {
  it('is called through n8n’s engine by a test of its own', () => {
    expect(called.size).toBeGreaterThan(100);
    expect(
      operations
        .map(({ resource, operation }) => `${resource}.${operation}`)
        .filter((each) => !called.has(each)),
    ).toEqual([]);
  });
});
