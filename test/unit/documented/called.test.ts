import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { operations as ebizOperations } from '../../../nodes/EBizCharge/resources';
import { operations as kometOperations } from '../../../nodes/KometSales/resources';
import { operations as superOfficeOperations } from '../../../nodes/SuperOffice/resources';
import { operations as setupOperations } from '../../../nodes/SuperOffice/setup';
import type { Operation } from '../../../nodes/shared/operation';
import { assertedIn } from './assertedCalls';

const folder = path.join(__dirname, '..', '..', 'engine');

/** The engine tests, with the folder that each is in. */
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => ({
    name,
    at: path.dirname(name),
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));

describe.each<[vendor: string, node: string, stages: string, operations: Operation[]]>([
  ['Komet Sales', 'kometSales', 'komet', kometOperations],
  ['EBizCharge', 'eBizCharge', 'eBizCharge', ebizOperations],
  ['SuperOffice', 'superOffice', 'superOffice', superOfficeOperations],
  ['SuperOffice Setup', 'superOfficeSetup', 'superOffice', setupOperations],
])('every operation of %s', (_, node, stages, operations) => {
  it('is called through n8n’s engine by a test that compares its answer', () => {
    const found = new Set(
      files
        .filter(({ at, text }) => at === stages || text.includes(`'${node}'`))
        .flatMap((file) => assertedIn({ ...file, hasStages: file.at === stages }, node)),
    );
    expect(
      operations
        .map(({ resource, operation }) => `${resource}.${operation}`)
        .filter((each) => !found.has(each)),
    ).toEqual([]);
  });
});

describe('an answer', () => {
  const asserted = (lines: string, before = '') =>
    assertedIn(
      {
        name: 'sale.test.ts',
        text: `const sale = stage('sale');\n${before}\nit('works', async () => {\n${lines}\n});`,
        hasStages: true,
      },
      'superOffice',
    );

  it.each([
    ['at once', "expect(await sale.json('get', { saleId: 1 })).toEqual([{}]);"],
    ['as a variable', "const [item] = await sale.json('get', {});\nexpect(item).toEqual({});"],
    ['as items', "const { main, failure } = await sale.run('get');\nexpect(main).toEqual([]);"],
    [
      'as what is made of it',
      "const rows = await sale.json('get');\nconst ids = rows.map(idOf);\nexpect(ids).toBe(1);",
    ],
    ['as a part', "const rows = await sale.json('get');\nexpect(rows.map(({ id }) => id)).toEqual([1]);"],
    [
      'by a node',
      "const { main } = await runNode(packNode('superOffice', 'sale', 'get', {}), []);\nexpect(main).toBe(1);",
    ],
  ])('is compared %s', (_, lines) => expect(asserted(lines)).toEqual(['sale.get']));

  it.each([
    ['that nobody reads', "await sale.json('get');\nexpect(stored(1)).toEqual({});"],
    ['that failed', "const { failure } = await sale.run('get');\nexpect(failure).toBeDefined();"],
    ['that is kept only', "const rows = await sale.json('get');\nawait sale.run(rows);\nexpect(1).toBe(1);"],
    ['of another test', "const rows = await sale.json('get');\n});\nit('b', () => {\nexpect(rows).toBe(1);"],
  ])('is not compared, as one %s', (_, lines) => expect(asserted(lines)).toEqual([]));

  it('is compared where a helper brings it', () => {
    const helper = "const read = async (id: number) => (await sale.json('get', { id }))[0];";
    expect(asserted('expect(await read(1)).toEqual({});', helper)).toEqual(['sale.get']);
    expect(asserted('await read(1);', helper)).toEqual([]);
  });
});
