import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { System } from '../../../nodes/shared/invoke/connector';
import {
  formFields,
  isPlainObject,
  type Field,
  type NotOffered,
  type ObjectType,
  type Operation,
} from '../../../nodes/shared/operation';
import { folded } from '../../../nodes/SuperOffice/folded';
import { findSuperOfficeType, superOffice } from '../../documented';
import { accepted } from './superOfficeAccepted';
import {
  asOnPage,
  differences,
  differencesOfAnswer,
  differencesOfParameters,
  isOffered,
  leavesOf,
} from './superOfficeCompared';
import { leftOut } from './superOfficeLeftOut';
import { agentMethods, endpoints, pageOf } from './superOfficePages';

const folder = path.join(__dirname, '../../../nodes/SuperOffice');

/** What all files of the vendor export, without its nodes. */
const exported = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.node.ts'))
  .flatMap((file) => Object.values(jest.requireActual<Record<string, unknown>>(path.join(folder, file))));

const isOperation = (value: object): value is Operation => 'call' in value && 'documented' in value;

/** The operations inside a value, at any depth: those of lists, look-ups and triggers too. */
function operationsIn(value: unknown, seen = new Set<object>()): Operation[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const inner = Object.values(value).flatMap((each) => operationsIn(each, seen));
  return isOperation(value) && !value.resolves && !value.stated ? [value, ...inner] : inner;
}

const operations = operationsIn(exported);

/** What the nodes offer. Other operations serve lists, look-ups and triggers. */
const actions = exported
  .filter((each): each is System => isPlainObject(each) && 'connector' in each && 'operations' in each)
  .flatMap((system) => system.operations)
  // Users state which documented call it is.
  .filter(({ stated }) => !stated);

const types = exported.filter(
  (each): each is ObjectType => isPlainObject(each) && (each as { kind?: unknown }).kind === 'object',
);

const isNotOffered = (each: unknown): each is NotOffered =>
  isPlainObject(each) && typeof each.documented === 'string' && typeof each.why === 'string';

const notOffered = exported
  .filter((each) => Array.isArray(each))
  .flat()
  .filter(isNotOffered);

const declared = new Set(operations.map(({ documented }) => documented));

const unaccepted = (found: string[]): string[] =>
  found.filter((each) => !accepted.some(({ of }) => of.test(each)));

describe('the types of SuperOffice', () => {
  it.each(types.map((type) => [type.name, type] as const))('%s is as documented', (name, { fields }) =>
    expect(unaccepted(differencesOfType(name, fields))).toEqual([]),
  );

  it('are each declared once', () => {
    const names = [...new Set(types)].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

const differencesOfType = (name: string, fields: Field[]): string[] => {
  const page = findSuperOfficeType(name);
  return page ? differences(name, page.fields, fields, true, [name]) : [`${name}: not documented`];
};

describe('every documented call of SuperOffice', () => {
  const documented = [
    ...superOffice().erpSync.map(({ name }) => name),
    ...agentMethods().keys(),
    ...endpoints().map((each) => each.operationId),
  ];
  const accounted = (name: string) =>
    declared.has(name) || [...notOffered, ...folded].some((each) => each.documented === name);

  it('is declared, or has a reason why not', () =>
    expect(documented.filter((name) => !accounted(name))).toEqual([]));

  it('is documented: nothing is declared or left out that does not exist', () => {
    const names = [...declared, ...[...notOffered, ...folded].map((each) => each.documented)];
    expect(names.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('is not both an action and left out', () => {
    const offered = actions.map((each) => each.documented);
    expect(notOffered.filter((each) => offered.includes(each.documented))).toEqual([]);
    expect(notOffered.filter(({ why }) => why.trim().length < 20)).toEqual([]);
  });

  it('is folded into an action only if it is no action and not left out', () =>
    expect(
      folded.filter(
        ({ documented: name }) => declared.has(name) || notOffered.some((each) => each.documented === name),
      ),
    ).toEqual([]));
});

/** Members of the documented body that the form of a call does not reach, as `resource.Member`. */
function notInForm({ resource, fields, documented }: Operation): string[] {
  const shown = new Set(fields.flatMap(({ wire, part }) => memberShown(wire, part)));
  return pageOf(documented)
    .body.filter(({ name }) => !shown.has(name))
    .map(({ name }) => `${resource}.${name}`);
}

/** The first member of the body that a field fills. */
function memberShown(wire: string, part: Field['part']): string[] {
  if (!part) return [wire.split('.')[0] ?? ''];
  const { whole, path } = part;
  if (whole.wire !== '') return [whole.wire];
  const members = whole.type.kind === 'record' ? whole.type.fields : [];
  return members.filter(({ name }) => name === path[0]).map((found) => found.wire);
}

describe('the forms of a create and an update', () => {
  const missing = actions
    .filter(({ operation, call }) => ['create', 'update'].includes(operation) && call.kind === 'http')
    .filter(({ documented }) => documented.startsWith('v1'))
    .flatMap(notInForm);

  it('have each member of the record, or leave it out for a reason', () => {
    expect(missing.length).toBeGreaterThan(100);
    expect(missing.filter((each) => !leftOut.some(({ of }) => of.test(each)))).toEqual([]);
  });

  it('need each reason', () =>
    expect(leftOut.filter(({ of }) => !missing.some((each) => of.test(each)))).toEqual([]));
});

describe('what declarations do not take over from the pages', () => {
  it('has a reason, and each reason is needed', () => {
    const found = [
      ...types.flatMap(({ name, fields }) => differencesOfType(name, fields)),
      ...operations.flatMap((operation) => allDifferences(operation)),
      ...offeredPages.flatMap(notOfferedParameters),
    ];
    expect(accepted.filter(({ of }) => !found.some((each) => of.test(each)))).toEqual([]);
    expect(accepted.filter(({ why }) => why.trim().length < 15)).toEqual([]);
  });

  it('is no documented parameter: each is in some action', () =>
    expect(unaccepted(offeredPages.flatMap(notOfferedParameters))).toEqual([]));
});

const offeredPages = [...new Set([...actions, ...folded].map(({ documented }) => documented))];

/** Lists need not offer each parameter of OData. */
function notOfferedParameters(name: string): string[] {
  const ways = folded.filter(({ documented }) => documented === name).map(({ into }) => into);
  const own = actions.filter((action) => action.documented === name || ways.includes(nameOf(action)));
  const page = pageOf(name);
  const isRead = own.every(({ effect }) => effect === 'read');
  const all = [
    ...leavesOf(page.body),
    ...(isRead && page.columns ? [] : page.query.map((each) => each.name)),
  ];
  return all
    .filter((leaf) => !own.some((action) => isOffered(action, leaf)))
    .map((leaf) => `${name}.${leaf}: not offered`);
}

const allDifferences = (declaration: Operation): string[] => {
  const page = pageOf(declaration.documented);
  const operation = asOnPage(declaration, page);
  return [
    ...differencesOfParameters(operation, page),
    ...wronglyRequired(operation),
    ...differencesOfAnswer(operation, page, actions.includes(declaration)),
  ];
};

const nameOf = ({ resource, operation }: Operation): string => `${resource}.${operation}`;

/** An action as the page of a call that is folded into it. Throws if there is no such action. */
function foldedAction({ documented, into }: (typeof folded)[number]): Operation {
  const found = actions.find((action) => nameOf(action) === into);
  if (!found) throw new Error(`${documented} is folded into ${into}, which is no action`);
  return { ...found, documented };
}

const titled: Array<[string, Operation]> = [
  ...operations.map((operation): [string, Operation] => [nameOf(operation), operation]),
  ...folded.map((each): [string, Operation] => [`${each.into}: ${each.documented}`, foldedAction(each)]),
];

describe.each(titled)('SuperOffice %s', (_, declaration) => {
  const page = pageOf(declaration.documented);
  const operation = asOnPage(declaration, page);
  const isFolded = !operations.includes(declaration);

  it('is the documented call, with its page', () => {
    const { call, docs } = operation;
    expect(call).toMatchObject({ kind: 'http', method: page.method });
    expect(call.kind === 'http' ? call.path : '').toMatch(pattern(page.path));
    if (page.docs !== undefined && !isFolded) expect(docs).toBe(page.docs);
    expect(docs).toMatch(/^https:\/\/docs\.superoffice\.com\//);
  });

  it('has the documented parameters and no others, through all nested types', () =>
    expect(unaccepted(differencesOfParameters(operation, page))).toEqual([]));

  it('requires what is documented as required, and no more', () =>
    expect(unaccepted(wronglyRequired(operation))).toEqual([]));

  it('has an answer with documented members, and an action with all of them', () =>
    expect(
      unaccepted(differencesOfAnswer(operation, page, isFolded || actions.includes(declaration))),
    ).toEqual([]));

  it('is repeated only if a repeat does no harm', () =>
    expect(effectsOf(operation.documented, page.method)).toContain(operation.effect));
});

const ofAgent = titled.filter(([, { documented }]) => !documented.startsWith('v1'));

it.each(ofAgent)('SuperOffice %s knows what a no looks like, which is HTTP 200', (_, operation) =>
  expect(verdictsFor(operation)).toContain(verdictKind(operation)),
);

/** A page for several entities has `{entity}` in its path: one of them, or a choice of the form. */
const pattern = (documented: string): RegExp =>
  new RegExp(
    `^${documented.replace(/[.$?*()[\]\\/]/g, String.raw`\$&`).replace('{entity}', String.raw`(?:\w+|\{entity\})`)}$`,
  );

function wronglyRequired(operation: Operation): string[] {
  const page = pageOf(operation.documented);
  const at = operation.documented;
  return [...page.body, ...page.query].flatMap(({ name, required }) => {
    const fields = operation.fields.filter(
      (field) => (field.part?.whole ?? field).wire.split('.')[0] === name,
    );
    const isGiven = fields.some((field) => isAlways(operation, field));
    if (required) return isGiven ? [] : [`${at}.${name}: not required`];
    const isBeyond = fields.some((field) => field.required && !field.part);
    return isBeyond && required === false ? [`${at}.${name}: required, which the page does not say`] : [];
  });
}

/** Whether each call has it. The node fills the fields of pages itself. */
function isAlways(operation: Operation, field: Field): boolean {
  const isKey = (operation.rules ?? []).some((rule) => 'of' in rule && rule.of.flat().includes(field.name));
  return (
    field.required ||
    isKey ||
    field.preset !== undefined ||
    field.otherwise !== undefined ||
    !formFields(operation).includes(field)
  );
}

/** Methods of agents, by what their pages say of a repeat. The first that fits decides. */
const EFFECTS: Array<[RegExp, Array<Operation['effect']>]> = [
  [/^GetOrderState$/, ['idempotent']],
  [/^(?:Get|Find|Test|Can|Supports|CreateDefault)/, ['read']],
  // Pushes data again, whatever its time stamps: a second push leaves what the first one did.
  [/^(?:Sync|ForceSync|ForceResync)/, ['idempotent']],
  // A flip, a step, and what makes a record or a link. What is sent, decided or ordered makes an order or a task.
  [/^(?:Toggle|Move|Create|Connect|TryConnect|Send|Approve|Reject|PlaceOrder|Merge)/, ['once']],
  // Creates if the record has no ID.
  [/^Save(?:Connection|ErpSyncConnectorEntity)$/, ['once', 'idempotent']],
  [/^(?:Save|Change|Update|Delete|Break|Validate)/, ['idempotent']],
];

const BY_METHOD: Record<string, Array<Operation['effect']>> = {
  GET: ['read'],
  // Creates if the record has no ID.
  PUT: ['idempotent', 'once'],
  PATCH: ['idempotent'],
  DELETE: ['idempotent'],
  POST: ['once', 'idempotent', 'read'],
};

/** `Quote/PlaceOrder` is PlaceOrder. */
const methodIn = (documented: string): string => documented.split('/').at(-1) ?? documented;

const effectsOf = (documented: string, method: string): Array<Operation['effect']> =>
  (documented.startsWith('v1') ? undefined : EFFECTS.find(([of]) => of.test(methodIn(documented)))?.[1]) ??
  BY_METHOD[method] ??
  [];

type VerdictKind = 'plugin response' | 'null' | 'false' | 'texts' | 'own' | 'none';

function verdictKind({ verdict }: Operation): VerdictKind {
  if (typeof verdict === 'function') return verdict.name === 'pluginResponse' ? 'plugin response' : 'own';
  return verdict?.kind === 'bare' ? verdict.refusal : 'none';
}

/** By the type of the answer. A list or a plain value that is null may be a no as well. */
function verdictsFor({ documented, effect }: Operation): VerdictKind[] {
  const { answer } = pageOf(documented);
  if (answer === 'PluginResponse' || answer === 'PluginUrlResponse') return ['plugin response'];
  if (answer === 'ApproveRejectResponse') return ['own'];
  // A test that is not passed is a no, unlike the answer to a question.
  if ((effect !== 'read' || /^Test/.test(documented)) && answer === 'boolean') return ['false'];
  if (effect !== 'read' && answer === 'string[]') return ['texts'];
  if (findSuperOfficeType(answer)) return ['null'];
  return answer === 'none' ? ['none'] : ['none', 'null'];
}
