import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Compared } from './fixtures/ShortWay.node';
import { hooked, packNode, withServer } from './withServer';
import type { NodeOf } from './workflows';

const server = withServer();

/** Names that meet everything special: inherited members, members of text and lists, words of the language. */
const name = fc.constantFrom(
  ...[
    'a',
    'b',
    'id',
    'c d',
    'é',
    '$x',
    '0',
    'length',
    'map',
    'json',
    'this',
    'null',
    'toString',
    'constructor',
  ],
);

/** n8n's engine fails on any value that holds a member named like an inherited one; the short way gives the value. */
const key = name.filter((each) => !(each in Object.prototype));

const leaf = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 1.5, 450545, '', '12.50', '00123', 'text', '9007199254740993'),
  fc.constantFrom({ $date: '2026-03-02T09:30:00.000Z' }, { $date: '1970-01-01T00:00:00.000Z' }),
);

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}));

const json = fc.dictionary(key, tree, { minKeys: 2, maxKeys: 6 }) as fc.Arbitrary<IDataObject>;

const step = fc.oneof(
  name.filter((each) => /^[A-Za-z_$][\w$]*$/.test(each)).map((each) => `.${each}`),
  name.map((each) => `["${each}"]`),
  name.map((each) => `['${each}']`),
  fc.nat(2).map((index) => `[${index}]`),
);

const steps = fc.array(step, { minLength: 1, maxLength: 3 }).map((each) => each.join(''));

/** Every path that leads somewhere in a value, dates and the value itself left out. */
function pathsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || '$date' in value) return [];
  return Object.entries(value).flatMap(([each, inner]) => {
    const here = Array.isArray(value) ? `[${each}]` : `["${each}"]`;
    return [here, ...pathsOf(inner).map((rest) => here + rest)];
  });
}

/** Paths at random, and a hundred that are in one of the items. */
function expressionsFor(items: IDataObject[], seed: number): string[] {
  const all = [...new Set(items.flatMap(pathsOf))];
  const leading = fc.shuffledSubarray(all, { minLength: Math.min(100, all.length) });
  const chosen = (fc.sample(leading, { numRuns: 1, seed })[0] ?? []).slice(0, 100);
  const paths = new Set([...fc.sample(steps, { numRuns: 40, seed }), ...chosen]);
  return [...paths].flatMap((path, index) => {
    const code = `{{ $json${path} }}`;
    return index % 3 === 0 ? [`=${code}`, `=No. ${code}/${code} `] : [`=${code}`];
  });
}

describe('the short way of reading parameters, on the server’s own expression engine', () => {
  it('answers as the engine does, or leaves it to the engine', async () => {
    const seed = Date.now();
    const items = fc.sample(json, { numRuns: 30, seed });
    const expressions = expressionsFor(items, seed);
    const node: NodeOf = {
      name: 'Compare',
      type: 'CUSTOM.shortWay',
      parameters: { expressions } as unknown as NodeOf['parameters'],
    };
    const execution = await (await hooked(server, 'Short way', node)).run(items);

    expect(execution.describe()).toMatch(/success/);
    const compared = execution.jsonOf('Compare') as Compared[];
    const total = (count: 'decided' | 'found') => compared.reduce((sum, each) => sum + each[count], 0);
    expect({ seed, differences: compared.flatMap(({ differences }) => differences) }).toEqual({
      seed,
      differences: [],
    });
    expect(compared).toHaveLength(items.length);
    expect(total('decided')).toBeGreaterThan(1_000);
    expect(total('found')).toBeGreaterThan(100);
  });

  it('sends to the vendor what an Edit Fields node in the same run evaluates', async () => {
    const path = '={{ $json.customer.names["full name"][0] }}';
    const edit: NodeOf = {
      name: 'Edit Fields',
      type: 'n8n-nodes-base.set',
      typeVersion: 3.4,
      parameters: {
        assignments: { assignments: [{ id: '1', name: 'name', value: path, type: 'string' }] },
        includeOtherFields: true,
        options: {},
      },
    };
    const list = packNode(
      server,
      'kometSales',
      { resource: 'customer', operation: 'getMany', filters: { name: path }, options: { concurrency: 1 } },
      { alwaysOutputData: true },
    );
    const names = [
      'Wholesale Petals',
      'wholesale',
      '00123',
      '12.50',
      'Tulip & Thorn',
      "L'Oranger Fleurs",
      'é',
    ];
    const items = names.map((full) => ({ customer: { names: { 'full name': [full] } } }));
    const execution = await (await hooked(server, 'Sent as evaluated', edit, list)).run(items);

    expect(execution.describe()).toMatch(/success/);
    const evaluated = execution.jsonOf('Edit Fields').map((row) => row.name);
    expect(evaluated).toEqual(names);
    expect(server.simulators.komet.counters.log.map(({ query }) => query.name)).toEqual(evaluated);
  });
});
