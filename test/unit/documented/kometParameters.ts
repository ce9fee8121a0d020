import {
  MERGE_SWITCH,
  type Condition,
  type Field,
  type Kind,
  type Operation,
  type Type,
  type TypeOf,
} from '../../../nodes/shared/operation';
import type { KometMethod, KometParam, RequiredIf } from '../../documented';

/** What a declared field and the documented parameter that it stands for are both reduced to. */
export interface Parameter {
  at: string;
  in: string;
  kind: string;
  required: boolean;
  requiredIf?: unknown;
  maxLength?: number;
  separator?: string;
  maxItems?: number;
  min?: number;
  max?: number;
  pattern?: string;
  /** Allowed values with what they mean; of a boolean only what it is sent as. */
  values?: Values;
}

type Values = Array<[value: string, label: string]>;

export const KOMET_KINDS: Record<KometParam['type'], string> = {
  string: 'text',
  integer: 'whole',
  boolean: 'boolean',
  decimal: 'decimal',
  array: 'list',
  date: 'day',
  datetime: 'moment',
};

/** Kinds that pages don't tell apart. */
export const coarse = (kind: Kind): string =>
  kind === 'id' || kind === 'integer' ? 'whole' : kind === 'records' ? 'list' : kind;

export const byPlace = (parameters: Parameter[]): Parameter[] =>
  [...parameters].sort((a, b) => a.at.localeCompare(b.at));

/** The parameters of a page, those of its entries as `list[].name`, without the token. */
export const documentedParameters = (page: KometMethod, operation: Operation): Parameter[] =>
  documented(
    page.params.filter(({ name }) => name !== page.tokenName),
    page.form === 'array' ? '[].' : '',
    (at) => operation.fields.some(({ wire }) => wire.startsWith(`${at}[].`)),
  ).map((parameter) =>
    isCount(parameter.at, operation.fields) ? { ...parameter, maxLength: undefined } : parameter,
  );

/** Digits matter to keys; of numbers that are counted with, they are the width of a column. */
function isCount(at: string, fields: Field[], prefix = ''): boolean {
  return fields.some(({ wire, type }) =>
    type.kind === 'records'
      ? isCount(at, type.fields, `${prefix}${wire}[].`)
      : `${prefix}${wire}` === at && type.kind === 'integer',
  );
}

function documented(
  params: KometParam[],
  prefix: string,
  isSpread: (at: string) => boolean,
  place?: string,
): Parameter[] {
  return params
    .filter(({ name }) => name !== 'authenticationToken')
    .flatMap((param) => {
      const at = `${prefix}${param.name}`;
      const where = param.in ?? place ?? 'body';
      const items = documented(param.items ?? [], `${at}[].`, isSpread, where);
      // A list of objects with one member may be a list of that member's values.
      if (items.length === 1 && items[0] && isSpread(at))
        return [{ ...items[0], kind: 'list', required: param.required === true }];
      // Members of entries may be fields of the form, where many items travel in one call.
      return isSpread(at) ? items : [documentedOne(param, at, where), ...items];
    });
}

function documentedOne(param: KometParam, at: string, where: string): Parameter {
  const { type, enum: choices, required, separator, format, file } = param;
  const isList = type === 'array' || separator !== undefined;
  const kind = file ? 'file' : isList ? 'list' : choices && type !== 'boolean' ? 'choice' : KOMET_KINDS[type];
  return {
    at,
    in: where,
    kind,
    required: required === true || param.changesByDefault !== undefined,
    requiredIf: documentedCondition(param),
    maxLength: kind === 'choice' ? undefined : lengthOf(param),
    // Of an array, the text's "separated by commas" is about another form of it.
    separator: type === 'array' ? undefined : separator,
    maxItems: param.maxItems,
    min: param.min,
    max: param.max,
    pattern: type === 'datetime' ? format : undefined,
    values: type === 'boolean' ? flagsOf(param, where) : choices && inOrder(choices.map(choiceOf)),
  };
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

/** In a body 1 and 0 are true and false for pages and samples alike; True is true everywhere. */
const flags = (sent: Array<string | number | boolean>, place: string): Values =>
  inOrder(
    sent.map((value) => {
      const word = String(value).toLowerCase();
      return [place === 'body' ? word.replace('true', '1').replace('false', '0') : word, ''];
    }),
  );

/** What nobody can check here is a hint in the form. */
export const HINTS = {
  multiLocation: 'Required in a company with several locations',
  mandatoryCarriers: 'Required in a company with mandatory carriers',
  Company: 'Required with the token of a company',
  locked: 'Needs a token with Transactional API Access',
};

function documentedCondition({ requiredIf, locked }: KometParam): unknown {
  if (locked) return { locked, ...conditionOf(requiredIf) };
  return conditionOf(requiredIf);
}

function conditionOf(requiredIf: RequiredIf | undefined): object | undefined {
  if (!requiredIf) return undefined;
  return 'absent' in requiredIf ? { absent: [...requiredIf.absent].sort() } : requiredIf;
}

/** The parameters that an operation declares, by the vendor's spelling. */
export function declaredParameters(fields: Field[], prefix = ''): Parameter[] {
  return fields
    .filter((field) => field.in !== 'none' && field.preset === undefined)
    .flatMap((field) => {
      const own = declaredOne(field, `${prefix}${field.wire}`, fields);
      const { type } = field;
      return type.kind === 'records' ? [own, ...declaredParameters(type.fields, `${own.at}[].`)] : [own];
    });
}

function declaredOne(field: Field, at: string, beside: Field[]): Parameter {
  const { type } = field;
  const list = type.kind === 'list' ? type : undefined;
  const bounds = type.kind === 'integer' || type.kind === 'decimal' ? type : undefined;
  // What a merge brings is required while the switch is off.
  const merged = field.requiredIf && 'field' in field.requiredIf && field.requiredIf.field === MERGE_SWITCH;
  const text = innermost(type, 'text')?.maxLength ?? innermost(type, 'id')?.maxDigits;
  return {
    at,
    in: field.in,
    kind: coarse(type.kind),
    required: field.required || merged === true,
    requiredIf: merged ? undefined : declaredCondition(field, beside),
    maxLength: list?.separator !== undefined || field.in !== 'body' ? (list ? list.maxLength : text) : text,
    separator: list && (list.separator ?? (field.in === 'body' ? undefined : ',')),
    maxItems: list?.maxItems ?? (type.kind === 'records' ? type.maxItems : undefined),
    min: bounds?.min,
    max: bounds?.max,
    pattern: type.kind === 'moment' ? type.pattern : undefined,
    values: valuesOf(type, field.in),
  };
}

function declaredCondition(field: Field, beside: Field[]): unknown {
  const { requiredIf, hint } = field;
  const told = Object.entries(HINTS).find(([, words]) => words === hint)?.[0];
  const spelled = requiredIf && inVendorsSpelling(requiredIf, beside);
  if (told === 'locked') return { locked: true, ...spelled };
  if (told === 'Company') return { token: told };
  return told === undefined ? spelled : { account: told };
}

function inVendorsSpelling(condition: Condition, fields: Field[]): object {
  const wire = (name: string) => fields.find((each) => each.name === name)?.wire ?? name;
  if ('present' in condition) return { present: wire(condition.present) };
  if ('absent' in condition) return { absent: [condition.absent].flat().map(wire).sort() };
  return condition;
}

function valuesOf(type: Type, place: string): Values | undefined {
  const chosen = type.kind === 'list' ? type.of : type;
  if (chosen.kind === 'choice')
    return inOrder(chosen.choices.map(({ value, label }) => [String(value), label]));
  if (type.kind !== 'boolean') return undefined;
  return flags(type.sentAs ? [type.sentAs.yes, type.sentAs.no] : [true, false], place);
}

const inOrder = (values: Values): Values => [...values].sort(([a], [b]) => a.localeCompare(b));

/** Characters of a text; digits of a whole number, of which pages give few. */
const lengthOf = ({ type, length, lengthPer }: KometParam) => {
  // Entries of an array are measured one by one, those of a text all together.
  const measured = lengthPer === 'entry' ? ['array'] : lengthPer === undefined ? ['string', 'integer'] : [];
  return measured.includes(type) && length ? Number(length) : undefined;
};

const innermost = <K extends Kind>(type: Type, kind: K): TypeOf<K> | undefined => {
  const inner = type.kind === 'list' ? type.of : type;
  return inner.kind === kind ? (inner as TypeOf<K>) : undefined;
};
