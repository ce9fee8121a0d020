import type { KometGroup, KometMethod, KometParam, RequiredIf } from '../../documented';
import {
  alternatives,
  byPlace,
  flags,
  inOrder,
  rulesInOrder,
  SOME_LIST,
  type Members,
  type Parameter,
  type Said,
  type SaidResult,
  type Values,
} from './kometSaid';

/** What a page of Komet Sales says. */
export function documented(page: KometMethod): Said {
  return {
    // A token with another name has one place.
    call: {
      kind: 'http',
      method: page.httpMethod,
      path: page.path,
      token: page.tokenName ? [page.tokenName] : page.tokenPlaces,
    },
    resource: page.resource,
    source: page.source,
    effect: !page.changes ? 'read' : page.once ? 'once' : 'idempotent',
    looksUp: page.once !== undefined,
    open: isWhole(page) ? undefined : page.form === 'none' ? 'query' : 'body',
    parameters: parametersOf(page),
    rules: rulesOf(page),
    ranges: (page.windowDays ?? []).map(({ from, to, days, months, ignoredWith }) => ({
      from,
      to,
      days,
      months,
      ignoredWith,
    })),
    batch: batchOf(page),
    result: resultOf(page),
  };
}

const keyOf = ({ httpMethod, id }: KometMethod): string => `${httpMethod} ${id}`;

const isWhole = (page: KometMethod): boolean => page.confidence === 'full page seen';

/** The parameters of a page, those of its entries as `list[].name`, without the token. */
function parametersOf(page: KometMethod): Parameter[] {
  const own = page.params.filter(({ name }) => name !== page.tokenName);
  return byPlace(parametersIn(page, own, page.form === 'array' ? '[].' : ''));
}

function parametersIn(page: KometMethod, params: KometParam[], prefix: string, place = 'body'): Parameter[] {
  return params
    .filter(({ name }) => name !== 'authenticationToken')
    .flatMap((param) => {
      const at = `${prefix}${param.name}`;
      const where = param.in ?? place;
      const items = parametersIn(page, param.items ?? [], `${at}[].`, where);
      if (!isSpread(page, at, param)) return [parameterOf(page, param, at, where), ...items];
      const [only, ...more] = items;
      // A list of objects with one member is a list of that member's values.
      return only && more.length === 0
        ? [{ ...only, kind: `list of ${only.kind}`, required: param.required === true }]
        : items;
    });
}

/** Members of entries are fields of the form where many items travel in one call. */
const isSpread = (page: KometMethod, at: string, { items }: KometParam): boolean =>
  items !== undefined && batchOf(page)?.list === at;

/** Credits that nobody can look up: the entries of a call are those of one item. */
const LEFT_ALONE = ['POST open.credit.balance.create'];

function batchOf(page: KometMethod) {
  const { batch, perEntry, failures } = page;
  if (!batch || LEFT_ALONE.includes(keyOf(page))) return undefined;
  const rows = (perEntry ?? failures)?.list;
  return { list: batch.list, verdict: batch.verdict, rows, status: perEntry?.status };
}

function parameterOf(page: KometMethod, param: KometParam, at: string, where: string): Parameter {
  const { type, enum: choices, required, separator, format } = param;
  const kind = kindOf(page, param);
  return {
    at,
    in: where,
    kind,
    required: required === true || param.changesByDefault !== undefined,
    requiredIf: conditionOf(param),
    maxLength: ['choice', 'integer'].includes(kind) ? undefined : lengthOf(param),
    // Of an array, the text's "separated by commas" is about another form of it.
    separator: type === 'array' ? undefined : separator,
    maxItems: param.maxItems,
    min: param.min,
    max: param.max,
    pattern: type === 'datetime' ? format : undefined,
    values: type === 'boolean' ? flagsOf(param, where) : choices && inOrder(choices.map(choiceOf)),
  };
}

/** The kinds of Komet Sales' tables, in parameters. */
const KINDS: Record<KometParam['type'], string> = {
  string: 'text',
  integer: 'id',
  boolean: 'boolean',
  decimal: 'decimal',
  array: 'list',
  date: 'day',
  datetime: 'moment',
};

function kindOf(page: KometMethod, param: KometParam): string {
  const { type, separator, file, enum: choices, items } = param;
  if (file) return 'file';
  if (type === 'array' || separator !== undefined) {
    if (isCutShort(page, param)) return 'list of json';
    if (items) return 'list of records';
    return `list of ${choices ? 'choice' : isOfKeys(param) ? 'id' : 'text'}`;
  }
  if (choices && type !== 'boolean') return 'choice';
  return type === 'integer' && isCount(page, param) ? 'integer' : KINDS[type];
}

/** A whole number with a bound, or of pages, is a count; any other is a key. */
const isCount = ({ paging }: KometMethod, { name, min, max }: KometParam): boolean =>
  min !== undefined || max !== undefined || name === paging?.page || name === paging?.rows;

/** The entries of a text have no type on the page, but a name. */
const isOfKeys = ({ type, itemType, name }: KometParam): boolean =>
  type === 'array' ? itemType === 'integer' : /Ids$/.test(name);

/** A list of entries whose page was cut before it shows their members. */
const isCutShort = (page: KometMethod, { type, items, itemType, docType }: KometParam): boolean =>
  type === 'array' && !items && itemType === undefined && docType === undefined && !isWhole(page);

/** Characters of a text; digits of a whole number, of which pages give few. */
function lengthOf({ type, length, lengthPer }: KometParam): number | undefined {
  // Entries of an array are measured one by one, those of a text all together.
  const measured = lengthPer === 'entry' ? ['array'] : lengthPer === undefined ? ['string', 'integer'] : [];
  return measured.includes(type) && length ? Number(length) : undefined;
}

const choiceOf = ({ value, label = '' }: NonNullable<KometParam['enum']>[number]): [string, string] => [
  String(value),
  WORDING[label] ?? label,
];

/** Our wording of a choice, where the page's is a sentence, raw or not in Title Case. */
const WORDING: Record<string, string> = {
  'Delete the customers from the exclusion list': 'Remove From Excluded List',
  'Add the customers to the exclusion list': 'Add to Excluded List',
  'Clear the exclusion list': 'Clear Excluded List',
  'Monetary amount': 'Monetary Amount',
  'Every inventory': 'Every Inventory',
  'Checked-Out': 'Checked Out',
  stem: 'Stem',
  bunch: 'Bunch',
  WEB_APP: 'Web App',
  MOBILE_APP: 'Mobile App',
  ECOMMERCE_LITE: 'E-Commerce Lite',
  'Phone/Regular order': 'Phone or Regular Order',
  'E-commerce': 'E-Commerce',
  'Create a new prebook': 'Create a New Prebook',
};

const flagsOf = (
  { enum: choices = [{ value: true }, { value: false }] }: KometParam,
  place: string,
): Values =>
  flags(
    choices.map(({ value }) => value),
    place,
  );

function conditionOf({ requiredIf, locked }: KometParam): unknown {
  const plain = requiredIf && plainCondition(requiredIf);
  return locked ? { locked, ...plain } : plain;
}

const plainCondition = (requiredIf: RequiredIf): object =>
  'absent' in requiredIf ? { absent: [...requiredIf.absent].sort() } : requiredIf;

/** If the token or the company decides whether one must be given, that can't be checked; that two may not, can. */
function rulesOf(page: KometMethod): object[] {
  const { oneOf = [], atLeastOne = [], atMostOne = [], together = [], sums = [] } = page;
  const always = ({ if: condition }: KometGroup) => condition === undefined;
  const groups = Object.entries({
    oneOf: oneOf.filter(always),
    atLeastOne: atLeastOne.filter(always),
    together,
    atMostOne: [...atMostOne, ...oneOf.filter((group) => !always(group))],
  }).flatMap(([kind, all]) => all.map(({ of }) => ({ kind, of: alternatives(of) })));
  return rulesInOrder([...groups, ...sums.map(({ of, atMost }) => ({ kind: 'sumAtMost', of, atMost }))]);
}

function resultOf(page: KometMethod): SaidResult {
  const many = isMany(page);
  const list = page.failures ? null : page.listField;
  const key = keyOf(page);
  // In the answer to a batch, and for a single record, nothing else is useful.
  const besides = many && list !== null && !page.batch ? beside(page) : [];
  return {
    many,
    at: list ?? page.binary?.member ?? (many && !isWhole(page) ? SOME_LIST : ''),
    aliases: page.listAliases ?? [],
    file: page.binary && { codec: page.binary.codec, fileName: page.binary.nameMember },
    onlySuccess: tellsOnlySuccess(page),
    members: many && list === null ? {} : membersOf(recordsOf(page, list), key),
    beside: membersOf(besides, key),
  };
}

const isMany = (page: KometMethod): boolean =>
  page.perEntry !== undefined || (/^getMany/.test(page.operation) && !ONE_RECORD.includes(keyOf(page)));

/** Pages that describe a list but give one record: an order by its ID, a customer's carriers. */
const ONE_RECORD = ['GET web-order-details.list', 'GET ecommerce/customer-carriers.list'];

/** The page whose answer to a change is a record, of which the status is a member. */
const STATUS_IN_RECORD = ['PATCH v2/inventory/box/count'];

const tellsOnlySuccess = (page: KometMethod): boolean =>
  page.changes && !page.perEntry && !STATUS_IN_RECORD.includes(keyOf(page));

const ENVELOPE = ['status', 'result', 'statusInventory'];

/** The members that report success are in no item if the answer has nothing else, or is a file. */
function recordsOf(page: KometMethod, list: string | null): KometParam[] {
  if (list !== null) return page.response.find(({ name }) => name === list)?.items ?? [];
  const hidden = tellsOnlySuccess(page) || page.binary ? ENVELOPE : [];
  const others = [page.binary?.member, page.failures?.list];
  return page.response.filter(({ name }) => ![...hidden, ...others].includes(name));
}

function beside({ response, listField, paging }: KometMethod): KometParam[] {
  const known = [listField, paging?.total, 'message', ...ENVELOPE];
  return response.filter(({ name }) => !known.includes(name));
}

const membersOf = (members: KometParam[], key: string): Members =>
  Object.fromEntries(
    members.map(({ name, type, items }) => [
      name,
      MISTYPED[`${key} ${name}`] ?? (items ? membersOf(items, key) : KINDS[type].replace('id', 'whole')),
    ]),
  );

/** Members whose documented type the page's own sample does not have. */
const MISTYPED: Record<string, string> = {
  'GET carrier.list phone': 'text',
  // Described as several, separated by commas.
  'GET inventory.consolidated.openmarket.list inventoryItemIds': 'text',
};
