import type {
  ICredentialType,
  INodeProperties,
  INodePropertyOptions,
  INodeTypeDescription,
} from 'n8n-workflow';
import { checkCredential, checkDescription } from './rules';

/** A node without a fault, made anew for each test, which then spoils it. */
function good(): INodeTypeDescription {
  return {
    displayName: 'Acme',
    name: 'acme',
    icon: { light: 'file:acme.svg', dark: 'file:acme.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
    description: 'Works with credits in Acme',
    defaults: { name: 'Acme' },
    usableAsTool: true,
    inputs: ['main'],
    outputs: ['main'],
    credentials: [{ name: 'acmeApi', required: true }],
    codex: { alias: ['ERP'] },
    properties: [
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Credit', value: 'credit' },
          { name: 'Customer', value: 'customer' },
        ],
        default: 'credit',
      },
      operations('credit', [
        {
          name: 'Mark as Synchronized',
          value: 'markAsSynchronized',
          action: 'Mark credit as synchronized',
          description: 'Report to Acme that a credit has reached the ERP system',
        },
      ]),
      operations('customer', [{ name: 'Get Many', value: 'getMany', action: 'Get many customers' }]),
    ],
  };
}

function operations(resource: string, options: INodePropertyOptions[]): INodeProperties {
  const displayOptions = { show: { resource: [resource] } };
  const start = options[0]!.value;
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions,
    options,
    default: start,
  };
}

/** The good node with these parameters at its end. */
function withParameters(...parameters: INodeProperties[]): INodeTypeDescription {
  const description = good();
  description.properties.push(...parameters);
  return description;
}

function parameter(change: Partial<INodeProperties>): INodeProperties {
  return { displayName: 'Amount', name: 'amount', type: 'string', default: '', ...change };
}

/** The complaints about the good node with one parameter more. */
function faultsOf(change: Partial<INodeProperties>): string[] {
  return checkDescription(withParameters(parameter(change)));
}

const choices = (...names: string[]): INodePropertyOptions[] =>
  names.map((name) => ({ name, value: name.toLowerCase() }));

describe('a description without faults', () => {
  it('gets no complaint', () => {
    expect(checkDescription(good())).toEqual([]);
  });

  it.each<[string, Partial<INodeProperties>]>([
    [
      'an ID and a URL in capitals',
      { displayName: 'Customer ID or URL', description: 'IDs from the URL, e.g. 12' },
    ],
    ['small words inside a name', { displayName: 'Date of the Last Order' }],
    ['several sentences with a period', { description: 'What it costs. Without tax.' }],
    ['a required number that starts empty', { type: 'number', required: true }],
    [
      'a standard limit',
      {
        name: 'limit',
        displayName: 'Limit',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 50,
        description: 'Max number of results to return',
      },
    ],
    [
      'a standard Return All',
      {
        name: 'returnAll',
        displayName: 'Return All',
        type: 'boolean',
        default: false,
        description: 'Whether to return all results or only up to a given limit',
      },
    ],
    [
      'a first choice that is none',
      { type: 'options', options: [{ name: 'Select…', value: '' }, ...choices('A', 'B', 'C', 'D', 'E')] },
    ],
    [
      'numbered choices in their own order',
      {
        type: 'options',
        default: 1,
        options: ['Z', 'Y', 'X', 'W', 'V'].map((name, index) => ({ name, value: index + 1 })),
      },
    ],
    ['a list of texts', { typeOptions: { multipleValues: true }, default: [] }],
    ['a condition on a resource', { displayOptions: { show: { resource: ['credit'], '@version': [1] } } }],
    ['encoded angle brackets', { description: 'Text with &lt;b&gt; in it' }],
  ])('accepts %s', (_what, change) => {
    expect(faultsOf(change)).toEqual([]);
  });

  it('accepts one name for two parameters that are never shown together', () => {
    const [one, two] = ['credit', 'customer'].map((resource) =>
      parameter({ displayOptions: { show: { resource: [resource] } } }),
    );
    expect(checkDescription(withParameters(one!, two!))).toEqual([]);
  });

  it('accepts a collection whose fields depend on each other and on the node', () => {
    const collection = parameter({
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add Filter',
      default: {},
      options: [
        parameter({
          name: 'kind',
          displayName: 'Kind',
          type: 'options',
          options: choices('A', 'B'),
          default: 'a',
        }),
        parameter({
          name: 'more',
          displayName: 'More',
          displayOptions: { show: { kind: ['b'], '/resource': ['credit'] } },
        }),
      ],
    });
    expect(checkDescription(withParameters(collection))).toEqual([]);
  });
});

describe('a list of many resources', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ZA', 'ZB', 'ZC', 'ZD'];
  const faultsOf = (names: string[]) => {
    const [first] = good().properties;
    const resource = { ...first!, options: choices(...names), default: 'a' };
    return checkDescription({ ...good(), properties: [resource] }).filter((fault) =>
      /alphabetical/.test(fault),
    );
  };
  /** The alphabet with its last letters first. */
  const headed = (count: number) => [...letters.slice(-count).reverse(), ...letters.slice(0, -count)];

  it('may begin with fourteen that are used most', () => expect(faultsOf(headed(14))).toEqual([]));

  it.each([
    ['more than fourteen at its head', headed(15)],
    ['an unsorted rest', [...headed(14).slice(0, 28), 'Z1', 'A1']],
    ['so few that everybody finds them', ['C', 'B', 'A', 'D', 'E']],
  ])('has a fault with %s', (_, names) => expect(faultsOf(names)).toHaveLength(1));
});

describe('a parameter with a fault', () => {
  it.each<[string, Partial<INodeProperties>, string]>([
    [
      'a name in small letters',
      { displayName: 'the amount' },
      'amount: displayName is not in title case: "The Amount"',
    ],
    ['Id', { displayName: 'Customer Id' }, 'amount: displayName writes "ID" in another case'],
    ['Url', { displayName: 'Base Url' }, 'amount: displayName writes "URL" in another case'],
    ['an emoji', { displayName: 'Amount \u{1F4B0}' }, 'amount: displayName has an emoji'],
    ['two spaces', { displayName: 'Net  Amount' }, 'amount: displayName has several spaces in a row'],
    [
      'a description that repeats the name',
      { description: 'The amount' },
      'amount: description only repeats the name',
    ],
    [
      'a weak description',
      { description: 'The operation to perform' },
      'amount: description says nothing: "Operation to perform"',
    ],
    ['an empty description', { description: '' }, 'amount: description is empty: fill it in or leave it out'],
    [
      'a description in small letters',
      { description: 'what it costs' },
      'amount: description starts with a small letter',
    ],
    [
      'a period after one sentence',
      { description: 'What it costs, e.g. 12.' },
      'amount: description is one sentence and ends with a period',
    ],
    [
      'no period after several',
      { description: 'What it costs. Without tax' },
      'amount: description has several sentences and no period at its end',
    ],
    [
      'an HTML entity',
      { description: 'What&nbsp;it costs' },
      'amount: description has the HTML entity &nbsp;',
    ],
    [
      'bare angle brackets',
      { description: 'What <it> costs' },
      'amount: description has bare angle brackets',
    ],
    ['a break tag', { description: 'What it<br>costs' }, 'amount: description has a line break tag'],
    [
      'comma separated',
      { description: 'Comma separated amounts' },
      'amount: description writes "comma-separated" without its hyphen',
    ],
    [
      'an example without e.g.',
      { placeholder: '12.50' },
      'amount: placeholder "12.50" does not start with "e.g. "',
    ],
    ['required: false', { required: false }, 'amount: says required: false: leave it out'],
    ['no default', { default: undefined as never }, 'amount: has no default'],
    ['a number in a text', { default: 0 }, 'amount: default 0 is not a text'],
    ['a text in a number', { type: 'number', default: 'one' }, `amount: default "one" is not a number or ''`],
    ['a text in a boolean', { type: 'boolean' }, 'amount: default "" is not a boolean'],
    [
      'no list in a multiple choice',
      { type: 'multiOptions', options: choices('A'), default: 'a' },
      'amount: default "a" is not a list',
    ],
    [
      'a boolean without Whether',
      { type: 'boolean', default: false, description: 'Sends the amount' },
      'amount: description of a boolean does not start with "Whether"',
    ],
    [
      'another limit',
      {
        name: 'limit',
        displayName: 'Limit',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 100,
        description: 'Max number of results to return',
      },
      'limit: default is 100, not 50',
    ],
    [
      'another Return All',
      {
        name: 'returnAll',
        displayName: 'Return All',
        type: 'boolean',
        default: false,
        description: 'Whether to return everything',
      },
      'returnAll: description is "Whether to return everything", not "Whether to return all results or only up to a given limit"',
    ],
    ['no options', { type: 'options', options: [] }, 'amount: has no options'],
    [
      'a default that is no option',
      { type: 'options', options: choices('A'), default: 'b' },
      'amount: default "b" is none of its options',
    ],
    [
      'a name twice',
      { type: 'options', default: 1, options: [1, 2].map((value) => ({ name: 'A', value })) },
      'amount: has two options named "A"',
    ],
    [
      'a value twice',
      { type: 'options', default: 1, options: ['A', 'B'].map((name) => ({ name, value: 1 })) },
      'amount: has two options with the value 1',
    ],
    [
      'five unsorted choices',
      { type: 'options', default: 'b', options: choices('B', 'A', 'C', 'D', 'E') },
      'amount: options are not in alphabetical order: "B" stands where "A" belongs',
    ],
    [
      'Select… in the middle',
      { type: 'options', options: [...choices('A'), { name: 'Select…', value: '' }] },
      'amount: "Select…" is not the first option',
    ],
    [
      'an option in small letters',
      { type: 'options', options: [{ name: 'on hold', value: '' }] },
      'amount: option "on hold" is not in title case: "On Hold"',
    ],
    [
      'a collection without Add',
      { type: 'collection', default: {}, options: [parameter({})] },
      'amount: placeholder does not start with "Add "',
    ],
    [
      'a required field in a collection',
      {
        type: 'collection',
        placeholder: 'Add Field',
        default: {},
        options: [parameter({ name: 'x', required: true })],
      },
      'amount: x is required, yet left out until it is added',
    ],
    [
      'a fixed collection of nothing',
      {
        type: 'fixedCollection',
        placeholder: 'Add Line',
        default: {},
        options: [{ name: 'line', displayName: 'Line', values: [] }],
      },
      'amount: section line has no fields',
    ],
    [
      'a section in small letters',
      {
        type: 'fixedCollection',
        placeholder: 'Add Line',
        default: {},
        options: [{ name: 'line', displayName: 'a line', values: [parameter({})] }],
      },
      'amount: section line displayName is not in title case: "A Line"',
    ],
    [
      'a fault far inside',
      {
        type: 'fixedCollection',
        placeholder: 'Add Line',
        default: {},
        options: [
          { name: 'line', displayName: 'Line', values: [parameter({ name: 'x', displayName: 'x y' })] },
        ],
      },
      'amount > line > x: displayName is not in title case: "X Y"',
    ],
    [
      'a condition on nothing',
      { displayOptions: { show: { size: [1] } } },
      'amount: is shown by size, which does not exist beside it',
    ],
    [
      'a condition on no option',
      { displayOptions: { show: { resource: ['order'] } } },
      'amount (order): is shown by resource = "order", which resource does not offer',
    ],
    [
      'a condition without values',
      { displayOptions: { show: { resource: [] } } },
      'amount: has a condition on resource that no value fulfils',
    ],
    [
      'a condition that needs a slash',
      {
        type: 'collection',
        placeholder: 'Add Field',
        default: {},
        options: [parameter({ name: 'x', displayOptions: { show: { resource: ['credit'] } } })],
      },
      'amount > x: is shown by resource, which does not exist beside it: write "/resource"',
    ],
    ['a secret in clear', { name: 'accessToken' }, 'accessToken: looks like a secret and is shown in clear'],
    [
      'a locator that starts nowhere',
      {
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [{ name: 'id', displayName: 'By ID', type: 'string' }],
      },
      'amount: starts in mode "list", which it does not have',
    ],
    [
      'a list without a search',
      {
        type: 'resourceLocator',
        default: { mode: 'list', value: '' },
        modes: [{ name: 'list', displayName: 'From List', type: 'list' }],
      },
      'amount: mode list names no searchListMethod',
    ],
  ])('hears of %s', (_what, change, complaint) => {
    expect(faultsOf(change)).toContain(complaint);
  });

  it('gets a complaint about another parameter with its name', () => {
    const show = { resource: ['credit', 'customer'] };
    const both = withParameters(
      parameter({ displayOptions: { show: { resource: ['credit'] } } }),
      parameter({ displayOptions: { show } }),
    );
    expect(checkDescription(both)).toEqual([
      'amount (credit): may be shown together with another amount (credit|customer)',
    ]);
  });
});

describe('a node with a fault', () => {
  it.each<[string, (description: INodeTypeDescription) => void, string]>([
    [
      'another default name',
      (node) => (node.defaults.name = 'Acme 2'),
      'acme: defaults.name "Acme 2" differs from displayName "Acme"',
    ],
    [
      'one icon for both themes',
      (node) => (node.icon = 'file:acme.svg'),
      'acme: icon has no light and dark drawing',
    ],
    ['no subtitle', (node) => delete node.subtitle, 'acme: subtitle is missing'],
    ['no credentials', (node) => delete node.credentials, 'acme: credentials are missing'],
    [
      'no codex',
      (node) => delete node.codex,
      'acme: codex has no alias: the node panel finds the node by its name only',
    ],
    ['no use as a tool', (node) => delete node.usableAsTool, 'acme: usableAsTool is not true'],
    [
      'a trigger as a tool',
      (node) => (node.group = ['trigger']),
      'acme: a trigger is no tool: leave usableAsTool out',
    ],
    [
      'a function',
      (node) => Object.assign(node, { secret: () => 1 }),
      'acme: does not survive structuredClone: it holds a function or a class instance',
    ],
    [
      'a resource that takes expressions',
      (node) => delete node.properties[0]!.noDataExpression,
      'acme: resource has no noDataExpression: true',
    ],
    [
      'operation before resource',
      (node) => node.properties.reverse(),
      'acme: operation comes before resource',
    ],
    [
      'a resource without operations',
      (node) => node.properties.pop(),
      'acme: resource customer has no operations',
    ],
    [
      'a resource in the plural',
      (node) => (optionsOf(node, 0)[0]!.name = 'Credits'),
      'acme: resource "Credits" is in the plural: "Credit"',
    ],
    [
      'no action',
      (node) => delete optionsOf(node, 1)[0]!.action,
      'acme: operation (credit) markAsSynchronized has no action',
    ],
    [
      'an article in an action',
      (node) => (optionsOf(node, 1)[0]!.action = 'Mark a credit'),
      'acme: operation (credit) markAsSynchronized action "Mark a credit" has an article',
    ],
    [
      'capitals in an action',
      (node) => (optionsOf(node, 1)[0]!.action = 'Mark Credit'),
      'acme: operation (credit) markAsSynchronized action "Mark Credit" is not in sentence case: "Mark credit"',
    ],
    [
      'another name for Get Many',
      (node) => (optionsOf(node, 2)[0]!.name = 'List'),
      'acme: operation (customer) getMany name "List" is not "Get Many"',
    ],
    [
      'a credential that depends on nothing',
      (node) => (node.credentials![0]!.displayOptions = { show: { auth: ['a'] } }),
      'acme: credential acmeApi is shown by auth, which does not exist beside it',
    ],
    [
      'a parameter above the one that shows it',
      (node) =>
        node.properties.push(
          parameter({ displayOptions: { show: { resource: ['credit'], findBy: ['id'] } } }),
          parameter({
            displayName: 'Find By',
            name: 'findBy',
            type: 'options',
            default: 'id',
            options: [{ name: 'ID', value: 'id' }],
          }),
        ),
      'amount (credit): stands above findBy, which shows it',
    ],
  ])('hears of %s', (_what, spoil, complaint) => {
    const description = good();
    spoil(description);
    expect(checkDescription(description)).toContain(complaint);
  });
});

describe('a credential', () => {
  const credential = (change: Partial<ICredentialType> = {}): ICredentialType => ({
    name: 'acmeApi',
    displayName: 'Acme API',
    documentationUrl: 'https://example.com/acme',
    icon: { light: 'file:acme.svg', dark: 'file:acme.dark.svg' },
    properties: [parameter({ displayName: 'Token', name: 'token', typeOptions: { password: true } })],
    ...change,
  });

  it('without faults gets no complaint', () => {
    expect(checkCredential(credential())).toEqual([]);
  });

  it.each<[string, Partial<ICredentialType>, string]>([
    ['no API in its name', { displayName: 'Acme' }, 'acmeApi: displayName does not end with " API"'],
    ['no documentation', { documentationUrl: 'acme' }, 'acmeApi: documentationUrl is not an http(s) URL'],
    ['no icon', { icon: undefined }, 'acmeApi: icon has no light and dark drawing'],
    [
      'a key in clear',
      { properties: [parameter({ displayName: 'Private Key', name: 'privateKey' })] },
      'privateKey: is a secret shown in clear',
    ],
    ['OAuth2 without its name', { extends: ['oAuth2Api'] }, 'acmeApi: name does not end with "OAuth2Api"'],
  ])('hears of %s', (_what, change, complaint) => {
    expect(checkCredential(credential(change))).toContain(complaint);
  });
});

function optionsOf(node: INodeTypeDescription, index: number): INodePropertyOptions[] {
  return node.properties[index]!.options as INodePropertyOptions[];
}
