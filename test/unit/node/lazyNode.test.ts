import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ILoadOptionsFunctions, INodeType, ResourceMapperFields } from 'n8n-workflow';
import type { Connector, System } from '../../../nodes/shared/invoke/connector';
import { lazyNode } from '../../../nodes/shared/node/lazyNode';
import { toWrite, writtenFile, type Written } from '../../../nodes/shared/node/written';
import { body, http, mapped, one, operation, text } from '../../../nodes/shared/operation';

const connector: Connector = {
  vendor: 'Shop',
  headers: {},
  ways: [
    {
      credentialType: 'shopApi',
      target: () => ({ baseUrl: 'https://shop.example', ignoreSslIssues: false }),
      secrets: () => [],
      authorize: () => undefined,
    },
  ],
  judge: () => ({ ok: true }),
  advice: () => undefined,
};

const create = operation({
  resource: 'place',
  operation: 'create',
  name: 'Create',
  action: 'Create a place',
  description: 'Create a place',
  docs: 'https://shop.example/docs',
  documented: '',
  call: http('POST', '/places'),
  effect: 'once',
  fields: [
    body('name', text(), { label: 'Name', required: true }),
    ...mapped('moreFields', { label: 'More Fields', description: '' })(
      body('note', text(), { label: 'Note' }),
    ),
  ],
  result: one({ name: text() }),
});

const shop: System = {
  connector,
  resources: [{ value: 'place', name: 'Place' }],
  operations: [create],
  probe: { operation: create, values: {} },
  lists: [],
};

let loads: number;
const load = () => {
  loads += 1;
  return shop;
};

let folder: string;
let file: string;

beforeEach(() => {
  loads = 0;
  folder = mkdtempSync(path.join(tmpdir(), 'lazy-node-'));
  file = path.join(folder, 'Shop.node.js');
});

afterEach(() => rmSync(folder, { recursive: true }));

const made = () => lazyNode(file, 'ofActions', load);

/** What the build does: makes the node without a written file, and writes that. */
function build(): void {
  const node = made();
  const all = { description: node.description(), methods: node.methods() } as unknown as INodeType;
  writeFileSync(writtenFile(file), JSON.stringify(toWrite(all)));
  loads = 0;
}

const namesOf = (methods: NonNullable<INodeType['methods']>) =>
  Object.fromEntries(Object.entries(methods).map(([kind, all]) => [kind, Object.keys(all)]));

/** The open form of an operation. */
const form = (name: string) =>
  ({
    getCurrentNodeParameter: (parameter: string) => ({ resource: 'place', operation: name })[parameter],
    getNode: () => ({ parameters: {} }),
  }) as unknown as ILoadOptionsFunctions;

const fieldsIn = async (name: string): Promise<ResourceMapperFields> => {
  const load = made().methods().resourceMapping?.moreFields;
  if (!load) throw new Error('There is no method moreFields');
  return await load.call(form(name));
};

describe.each([
  ['from its declarations', () => undefined],
  ['from what the build wrote', build],
])('a node made %s', (_, prepare) => {
  beforeEach(prepare);

  it('has the parameters and the credentials of its declarations', () => {
    const { properties, credentials } = made().description();
    expect(properties.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['resource', 'operation', 'name', 'moreFields']),
    );
    expect(credentials).toEqual([{ name: 'shopApi', required: true, testedBy: 'shopApiTest' }]);
  });

  it('has the methods of its declarations', () => {
    expect(namesOf(made().methods())).toEqual({
      credentialTest: ['shopApiTest'],
      listSearch: [],
      loadOptions: [],
      resourceMapping: ['moreFields'],
    });
  });

  it('gives each instance a description of its own, since n8n adds parameters to it', () => {
    const node = made();
    const before = node.description().properties.length;
    node.description().properties.unshift({ displayName: 'Poll', name: 'poll', type: 'string', default: '' });
    expect(node.description().properties).toHaveLength(before);
  });

  it('lets the editor’s methods read the open form', async () => {
    const { fields } = await fieldsIn('create');
    expect(fields.map(({ displayName }) => displayName)).toEqual(['Note']);
    expect((await fieldsIn('none')).fields).toEqual([]);
  });

  it('passes on what a method throws', async () => {
    const load = made().methods().resourceMapping?.moreFields;
    const closed = { getCurrentNodeParameter: () => fail() } as unknown as ILoadOptionsFunctions;
    await expect(load?.call(closed)).rejects.toThrow('no form');
  });
});

function fail(): never {
  throw new Error('no form');
}

it('says so where the declarations are of another build than what is written', async () => {
  build();
  const written = JSON.parse(readFileSync(writtenFile(file), 'utf8')) as Written;
  writeFileSync(
    writtenFile(file),
    JSON.stringify({ ...written, methods: { listSearch: ['searchGoneThings'] } }),
  );
  const search = made().methods().listSearch?.searchGoneThings;
  await expect(search?.call(form('create'))).rejects.toThrow(
    'The pack was not built as a whole: its declarations have no searchGoneThings',
  );
});

it('loads the declarations with the first method that is called, not with the node', async () => {
  build();
  const node = made();
  node.description();
  const methods = node.methods();
  expect(loads).toBe(0);
  await methods.resourceMapping?.moreFields?.call(form('create'));
  await methods.resourceMapping?.moreFields?.call(form('create'));
  expect(loads).toBe(1);
});

it('loads them for a run', () => {
  build();
  expect(made().declarations()).toBe(shop);
});
