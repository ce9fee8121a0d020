import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operations as ebizOperations } from '../../../nodes/EBizCharge/resources';
import { operations as kometOperations } from '../../../nodes/KometSales/resources';
import { operations as superOfficeOperations } from '../../../nodes/SuperOffice/resources';
import { operations as setupOperations } from '../../../nodes/SuperOffice/setup';
import type { Operation } from '../../../nodes/shared/operation';

const folder = path.join(__dirname, '..', '..', 'engine');

/** The engine tests, with the folder that each is in. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => ({ at: path.dirname(name), text: readFileSync(path.join(folder, name), 'utf8') }));

/** `invoice.create`, where a test runs it: through the stage of its resource, or as a node of its own. */
const called = (node: string, stages: string): Set<string> =>
  new Set(
    files.flatMap(({ at, text }) => [...(at === stages ? throughStages(text) : []), ...asNodes(node, text)]),
  );

/** What a file with a stage calls: by a name, or by names in a table of the file. */
function throughStages(text: string): string[] {
  const stages = [...text.matchAll(/const (\w+) = stage\('(\w+)'(?:, '\w+')?\)/g)];
  return stages.flatMap(([, variable = '', resource = '']) => {
    const isTable = new RegExp(`\\b${variable}\\.(?:json|run)\\(\\s*\\w`).test(text);
    const call = isTable
      ? /'(\w+)'/g
      : new RegExp(`\\b${variable}\\.(?:json|run|runWithFiles)\\(\\s*'(\\w+)'`, 'g');
    return [...text.matchAll(call)].map(([, operation = '']) => `${resource}.${operation}`);
  });
}

function asNodes(node: string, text: string): string[] {
  const nodes = text.matchAll(new RegExp(`packNode\\(\\s*'${node}',\\s*'(\\w+)',\\s*'(\\w+)'`, 'g'));
  return [...nodes].map(([, resource = '', operation = '']) => `${resource}.${operation}`);
}

describe.each<[vendor: string, node: string, stages: string, operations: Operation[]]>([
  ['Komet Sales', 'kometSales', 'komet', kometOperations],
  ['EBizCharge', 'eBizCharge', 'eBizCharge', ebizOperations],
  ['SuperOffice', 'superOffice', 'superOffice', superOfficeOperations],
  ['SuperOffice Setup', 'superOfficeSetup', 'superOffice', setupOperations],
])('every operation of %s', (_, node, stages, operations) => {
  it('is called through n8n’s engine by a test of its own', () => {
    const found = called(node, stages);
    expect(
      operations
        .map(({ resource, operation }) => `${resource}.${operation}`)
        .filter((each) => !found.has(each)),
    ).toEqual([]);
  });
});
