import { connector } from '../../../nodes/KometSales/connector';
import { operations } from '../../../nodes/KometSales/resources';
import {
  collectedFields,
  ONLY_LIST,
  type Field,
  type Operation,
  type Rule,
  type Shape,
  type Type,
} from '../../../nodes/shared/operation';
import { kometMethod, type KometGroup, type KometMethod, type KometParam } from '../../documented';
import { byPlace, coarse, declaredParameters, documentedParameters, KOMET_KINDS } from './kometParameters';
import { keyOf } from './kometPages';

const titled = operations.map(
  (operation) => [`${operation.resource}.${operation.operation}`, operation] as const,
);

describe.each(titled)('Komet Sales %s', (_, operation) => {
  const [httpMethod = '', id = ''] = operation.documented.split(' ');
  const page = kometMethod(id, httpMethod);
  const wire = (name: string) => operation.fields.find((field) => field.name === name)?.wire ?? name;

  it('calls the documented address with the token in the documented place', () =>
    expect(operation.call).toEqual({
      kind: 'http',
      method: page.httpMethod,
      path: page.path,
      // The token that has another name has one place.
      token: page.tokenName ? [page.tokenName] : page.tokenPlaces,
    }));

  it('belongs to the resource of its page, and links to it', () =>
    expect([operation.resource, operation.docs]).toEqual([page.resource, page.source]));

  it('has every documented parameter with its rules, and no other', () =>
    expect(byPlace(declaredParameters(operation.fields))).toEqual(
      byPlace(documentedParameters(page, operation)),
    ));

  it('names the two states of a filter where the page does: its "no" lists other records, not all', () => {
    const isPlain = (label = '') => /^(yes|no|true|false)$/i.test(label);
    const isNamed = (wire: string) =>
      page.params.some(
        ({ name, enum: values = [] }) => name === wire && values.some((each) => !isPlain(each.label)),
      );
    const unnamed = operation.fields.filter(({ group, type, wire: sent }) => {
      if (group !== 'filters' || type.kind !== 'boolean') return false;
      return type.labels ? isPlain(type.labels.yes) || isPlain(type.labels.no) : isNamed(sent);
    });
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('has the documented rules between parameters', () =>
    expect(declaredRules(operation.rules ?? [], wire)).toEqual(documentedRules(page)));

  it('takes no longer range of dates than the page', () => {
    const { walk } = operation;
    const ranges = typeof walk === 'object' && walk.kind === 'windows' ? walk.ranges : [];
    expect(
      ranges.map(({ from, to, ignoredWith, ...length }) => ({
        from: wire(from),
        to: wire(to),
        ...length,
        ignoredWith: ignoredWith?.map(wire),
      })),
    ).toEqual(
      (page.windowDays ?? []).map(({ from, to, days, months, ignoredWith }) => ({
        from,
        to,
        ...(days === undefined ? { months } : { days }),
        ignoredWith,
      })),
    );
  });

  it('offers more fields where its page was not seen to the end, and only there', () =>
    expect(operation.open).toBe(
      page.confidence === 'full page seen' ? undefined : page.form === 'none' ? 'query' : 'body',
    ));

  it('puts many items into one call where the page takes a list of like entries', () => {
    // An outcome that is shared and can't be asked for again may be left to lists of one item.
    const alone = page.once && page.batch?.verdict === 'shared' && !operation.batch;
    const batch = alone ? undefined : page.batch;
    const [first] = collectedFields(operation);
    expect(
      operation.batch && {
        list: (first?.wire ?? '').replace(/\[\].*$/, ''),
        verdict: operation.batch.verdict.kind,
      },
    ).toEqual(batch && { list: batch.list, verdict: batch.verdict });
  });

  it('types every documented member of its records', () => {
    const { as, shape } = operation.result;
    // Plain values have no members.
    expect(shapeOf(as === undefined ? shape : {})).toEqual(
      documentedShape(recordsOf(page, operation), keyOf(page)),
    );
  });

  it('keeps what its page tells beside the list', () => {
    if (page.listField === null || operation.batch || !operation.result.many) return;
    const known = [page.listField, page.paging?.total, 'message', ...ENVELOPE];
    const others = page.response.filter(({ name }) => !known.includes(name));
    expect(shapeOf(operation.result.beside ?? {})).toEqual(documentedShape(others, keyOf(page)));
  });

  it('finds its records, or its file, where the page has them', () => {
    const { at, alias, file } = operation.result;
    const verdict = operation.batch?.verdict;
    if (verdict && 'rows' in verdict) expect(verdict.rows).toBe((page.perEntry ?? page.failures)?.list);
    // Of those that failed there are rows, of the others none.
    if (verdict?.kind === 'failuresOnly') return;
    const isNamed = at !== ONLY_LIST || page.listField !== null || page.confidence === 'full page seen';
    expect([isNamed ? at : '', [alias ?? []].flat(), file && [file.codec, file.fileName]]).toEqual([
      page.listField ?? page.binary?.member ?? '',
      page.listAliases ?? [],
      page.binary && [page.binary.codec, page.binary.nameMember],
    ]);
  });

  it('takes the documented words for an empty list', () => {
    if (page.nothingFound === undefined) return;
    expect([operation.effect, operation.result.many]).toEqual(['read', true]);
    expect(connector.nothingFound?.test(page.nothingFound)).toBe(true);
  });

  it('is repeated only as far as the page says that a repeat is harmless', () => {
    expect(operation.effect).toBe(!page.changes ? 'read' : page.once ? 'once' : 'idempotent');
    expect(operation.lookUp !== undefined).toBe(page.once !== undefined);
  });
});

/** Whether one must be given can't be checked where the token or the company decides it; that two may not, can. */
function documentedRules(page: KometMethod): unknown[] {
  const { oneOf = [], atLeastOne = [], atMostOne = [], together = [], sums = [] } = page;
  const always = ({ if: condition }: KometGroup) => condition === undefined;
  const groups = Object.entries({
    oneOf: oneOf.filter(always),
    atLeastOne: atLeastOne.filter(always),
    together,
    atMostOne: [...atMostOne, ...oneOf.filter((group) => !always(group))],
  }).flatMap(([kind, all]) => all.map(({ of }) => ({ kind, of: sorted(of) })));
  const limits = sums.map(({ of, atMost }) => ({ kind: 'sumAtMost', of, atMost }));
  return inOrder([...groups, ...limits]);
}

const declaredRules = (rules: Rule[], wire: (name: string) => string): unknown[] =>
  inOrder(
    rules.map((rule) =>
      rule.kind === 'sumAtMost'
        ? { kind: rule.kind, of: `${wire(rule.rows)}[].${rule.member}`, atMost: wire(rule.total) }
        : { kind: rule.kind, of: sorted(rule.of.map((names) => names.map(wire))) },
    ),
  );

const sorted = (of: string[][]): string[] => of.map((names) => [...names].sort().join(' + ')).sort();

const inOrder = (rules: object[]): object[] =>
  [...rules].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

type Members = { [name: string]: string | Members };

const shapeOf = (shape: Shape): Members =>
  Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, memberOf(type)]));

function memberOf(type: Type): string | Members {
  if (type.kind !== 'records' && type.kind !== 'record') return coarse(type.kind);
  return shapeOf(Object.fromEntries(type.fields.map(({ wire, type: inner }: Field) => [wire, inner])));
}

const documentedShape = (members: KometParam[], key: string): Members =>
  Object.fromEntries(
    members.map(({ name, type, items }) => [
      name,
      MISTYPED[`${key} ${name}`] ?? (items ? documentedShape(items, key) : KOMET_KINDS[type]),
    ]),
  );

/** Members whose documented type the page's own sample does not have. */
const MISTYPED: Record<string, string> = {
  'GET carrier.list phone': 'text',
  // Described as several, separated by commas.
  'GET inventory.consolidated.openmarket.list inventoryItemIds': 'text',
};

/** What success is told by is in no item where the answer says no more than that, or hands out a file. */
function recordsOf(page: KometMethod, { result }: Operation): KometParam[] {
  if (result.at === ONLY_LIST) return [];
  if (page.listField !== null && page.listField !== page.failures?.list)
    return page.response.find(({ name }) => name === page.listField)?.items ?? [];
  const hidden = result.says || result.file ? ENVELOPE : [];
  const others = [page.binary?.member, page.failures?.list];
  return page.response.filter(({ name }) => ![...hidden, ...others].includes(name));
}

const ENVELOPE: Array<string | undefined> = ['status', 'result', 'statusInventory'];
