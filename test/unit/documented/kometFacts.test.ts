import { kometSales, type KometGroup, type KometMethod, type RequiredIf } from '../../documented';
import { everyPage, keyOf, methods, parameters } from './kometPages';

/** Compares the data of the catalogue about Komet Sales pages with the pages' words and with itself. */
const groupsOf = ({
  oneOf = [],
  atLeastOne = [],
  atMostOne = [],
  together = [],
}: KometMethod): KometGroup[] => [...oneOf, ...atLeastOne, ...atMostOne, ...together];

function namesIn(condition: RequiredIf | undefined): string[] {
  if (!condition) return [];
  if ('present' in condition) return [condition.present];
  if ('absent' in condition) return condition.absent;
  return 'not' in condition ? namesIn(condition.not) : [];
}

it('has points in time in GMT, as the pages say about lower bounds', () => {
  expect(kometSales().conventions.moments).toBe('GMT');
  const bounds = methods.flatMap(({ params }) => params.filter(({ name }) => name === 'updatedAsOf'));
  for (const { type, description } of bounds)
    expect([type, description]).toEqual(['datetime', expect.stringContaining('in GMT')]);
});

it('has 130 methods in 34 resources', () => {
  expect(methods).toHaveLength(130);
  expect(new Set(methods.map(({ resource }) => resource)).size).toBe(34);
  expect(new Set(methods.map(keyOf)).size).toBe(130);
});

everyPage('names only parameters of its own in its rules', (method) => {
  const names = method.params.map(({ name }) => name);
  const unknown = (wanted: string[]) => wanted.filter((name) => !names.includes(name));
  expect(unknown(groupsOf(method).flatMap((group) => [...group.of.flat(), ...namesIn(group.if)]))).toEqual(
    [],
  );
  expect(
    unknown(
      (method.windowDays ?? []).flatMap(({ from, to, ignoredWith = [] }) => [from, to, ...ignoredWith]),
    ),
  ).toEqual([]);
  expect(unknown(method.params.flatMap(({ onlyWith }) => onlyWith ?? []))).toEqual([]);
  expect(unknown(method.batch?.groupedBy ?? [])).toEqual([]);
  expect(unknown([method.batch?.list || [], method.failures?.of ?? []].flat())).toEqual([]);
  expect(unknown(method.paging ? [method.paging.page, method.paging.rows] : [])).toEqual([]);
  for (const { requiredIf } of method.params) expect(unknown(namesIn(requiredIf))).toEqual([]);
  for (const { items = [] } of method.params) {
    const members = items.map(({ name }) => name);
    for (const { requiredIf } of items)
      expect(namesIn(requiredIf).filter((name) => !members.includes(name))).toEqual([]);
  }
  for (const { of, atMost } of method.sums ?? []) {
    expect(parameters(method).map(([at]) => at)).toContain(of);
    expect(unknown([atMost])).toEqual([]);
  }
});

everyPage('explains each conditional parameter, and no other', (method) => {
  const grouped = groupsOf(method).flatMap((group) => group.of.flat());
  for (const [at, { required, requiredIf }] of parameters(method)) {
    if (required === 'conditional') expect([at, requiredIf ?? grouped.includes(at)]).not.toEqual([at, false]);
    else expect([at, requiredIf]).toEqual([at, undefined]);
  }
});

everyPage('gives each fact to a parameter of a fitting type', (method) => {
  for (const [at, param] of parameters(method)) {
    const { separator, maxItems, min, max, file, maxAgeDays, type } = param;
    if (separator) expect([at, type]).toEqual([at, expect.stringMatching(/^(string|array)$/)]);
    if (maxItems ?? file) expect([at, type]).toEqual([at, 'array']);
    if (min ?? max) expect([at, type]).toEqual([at, expect.stringMatching(/^(integer|decimal)$/)]);
    if (maxAgeDays) expect([at, type]).toEqual([at, 'datetime']);
    if (type === 'array' && !param.items)
      expect([at, param.itemType ?? param.docType]).not.toContain(undefined);
  }
  for (const { from, to } of method.windowDays ?? [])
    for (const name of [from, to])
      expect(method.params.find((param) => param.name === name)?.type).toBe('date');
});

everyPage('has defaults among its choices', (method) => {
  for (const [at, { default: value, enum: choices }] of parameters(method)) {
    if (value === undefined || !choices) continue;
    expect([at, ...choices.map((choice) => loosely(choice.value))]).toContain(loosely(value));
  }
});

everyPage('identifies entries by members that its answer has', (method) => {
  const rows = (list?: string) => method.response.find(({ name }) => name === list);
  if (method.perEntry) {
    const { list, key, status, message } = method.perEntry;
    expect(rows(list)?.items?.map(({ name }) => name)).toEqual(
      expect.arrayContaining([key, status, message]),
    );
  }
  if (method.failures) expect(rows(method.failures.list)).toBeDefined();
  if (method.binary) {
    expect(rows(method.binary.member)).toBeDefined();
    expect(rows(method.binary.nameMember)).toBeDefined();
  }
  if (method.paging) expect(rows(method.paging.total)).toBeDefined();
});

everyPage(
  'takes the token where the page has it first, and the body in the form of its parameters',
  (method) => {
    if (method.id !== 'login') expect(method.tokenPlaces[0]).toBe(method.auth);
    const inBody = method.params.some((param) => param.in === 'body');
    expect(method.form === 'none').toBe(!inBody);
    if (method.tokenName) expect(method.params.map(({ name }) => name)).toContain(method.tokenName);
  },
);

everyPage('says once of what creates, adds or uploads, and only of what changes data', (method) => {
  if (method.once) expect(method.changes).toBe(true);
  if (/^(create|add|upload|upsert|void|checkout)/.test(method.operation)) expect(method.once).toMatch(/\.$/);
  if (method.fee) expect(method.once).toBeDefined();
  expect(Boolean(method.fee)).toBe(/transaction fee/i.test(method.notes));
});

everyPage('has as data what the words of its parameters say', (method) => {
  for (const [at, param] of parameters(method)) {
    const { description = '', separator, default: value } = param;
    const said = /separated by (?:\w+ )?(commas|colons|semicolons)|several IDs separated by (commas)/.exec(
      description,
    );
    const marks: Record<string, string> = { commas: ',', colons: ':', semicolons: ';' };
    if (said) expect([at, separator]).toEqual([at, marks[said[1] ?? said[2] ?? '']]);
    const byDefault = /(?:;|^) ?default (\w+)/.exec(description);
    if (byDefault) expect([at, loosely(value)]).toEqual([at, loosely(byDefault[1])]);
    const most = /(?<!range )at most (\d+)/.exec(description);
    if (most) expect([at, param.max ?? param.maxItems ?? daysOf(method, at)]).toEqual([at, Number(most[1])]);
    expect([at, param.locked]).toEqual([at, /needs Transactional API Access/.test(description) || undefined]);
    const together = /only works with (\w+)/.exec(description);
    expect([at, param.onlyWith]).toEqual([at, together?.[1]]);
  }
});

/** Pages write 1, "1" and True for the same value. */
function loosely(value: unknown): string {
  const text = String(value).toLowerCase();
  return text === 'true' ? '1' : text === 'false' ? '0' : text;
}

function daysOf({ windowDays = [] }: KometMethod, at: string): number | undefined {
  return windowDays.find(({ from, to }) => from === at || to === at)?.days;
}
