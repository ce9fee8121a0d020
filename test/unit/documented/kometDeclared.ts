import {
  collectedFields,
  MERGE_SWITCH,
  ONLY_LIST,
  type Condition,
  type Field,
  type Kind,
  type Operation,
  type Rule,
  type Shape,
  type Type,
  type TypeOf,
} from '../../../nodes/shared/operation';
import {
  alternatives,
  byPlace,
  flags,
  HINTS,
  inOrder,
  rulesInOrder,
  SOME_LIST,
  type Members,
  type Parameter,
  type Said,
  type SaidResult,
  type Values,
} from './kometSaid';

/** What the declaration of an operation says, in the vendor's spelling. */
export function declared(operation: Operation): Said {
  const { call, resource, docs, effect, lookUp, open, fields, rules = [], walk } = operation;
  const wire = (name: string) => fields.find((field) => field.name === name)?.wire ?? name;
  const ranges = typeof walk === 'object' && walk.kind === 'windows' ? walk.ranges : [];
  return {
    call,
    resource,
    source: docs ?? '',
    effect,
    looksUp: lookUp !== undefined,
    open,
    parameters: byPlace(parametersOf(fields)),
    rules: rulesInOrder(rules.map((rule) => ruleOf(rule, wire))),
    ranges: ranges.map(({ from, to, ignoredWith, ...length }) => ({
      from: wire(from),
      to: wire(to),
      ...length,
      ignoredWith: ignoredWith?.map(wire),
    })),
    batch: batchOf(operation),
    result: resultOf(operation),
  };
}

/** The parameters that an operation declares. */
function parametersOf(fields: Field[], prefix = ''): Parameter[] {
  return fields
    .filter((field) => field.in !== 'none' && field.preset === undefined)
    .flatMap((field) => {
      const own = parameterOf(field, `${prefix}${field.wire}`, fields);
      const { type } = field;
      return type.kind === 'records' ? [own, ...parametersOf(type.fields, `${own.at}[].`)] : [own];
    });
}

function parameterOf(field: Field, at: string, beside: Field[]): Parameter {
  const { type } = field;
  const list = type.kind === 'list' ? type : undefined;
  const bounds = type.kind === 'integer' || type.kind === 'decimal' ? type : undefined;
  // What a merge brings is required while the switch is off.
  const merged = field.requiredIf && 'field' in field.requiredIf && field.requiredIf.field === MERGE_SWITCH;
  const text = innermost(type, 'text')?.maxLength ?? innermost(type, 'id')?.maxDigits;
  return {
    at,
    in: field.in,
    kind: kindOf(type),
    required: field.required || merged === true,
    requiredIf: merged ? undefined : conditionOf(field, beside),
    maxLength: list && (list.separator !== undefined || field.in !== 'body') ? list.maxLength : text,
    separator: list && (list.separator ?? (field.in === 'body' ? undefined : ',')),
    maxItems: type.kind === 'records' ? type.maxItems : undefined,
    min: bounds?.min,
    max: bounds?.max,
    pattern: type.kind === 'moment' ? type.pattern : undefined,
    values: valuesOf(type, field.in),
  };
}

function kindOf(type: Type): string {
  if (type.kind === 'records') return 'list of records';
  return type.kind === 'list' ? `list of ${type.of.kind}` : type.kind;
}

const innermost = <K extends Kind>(type: Type, kind: K): TypeOf<K> | undefined => {
  const inner = type.kind === 'list' ? type.of : type;
  return inner.kind === kind ? (inner as TypeOf<K>) : undefined;
};

function conditionOf(field: Field, beside: Field[]): unknown {
  const { requiredIf, hint } = field;
  const told = Object.entries(HINTS).find(([, words]) => words === hint)?.[0];
  const spelled = requiredIf && inVendorsSpelling(requiredIf, beside);
  if (told === 'locked') return { locked: true, ...spelled };
  if (told === 'Company') return { token: told };
  return told === undefined ? spelled : { account: told };
}

function inVendorsSpelling(condition: Condition, fields: Field[]): object {
  const wire = (name: string) => fields.find((each) => each.name === name)?.wire ?? name;
  if ('present' in condition) {
    const names = [condition.present].flat().map(wire).sort();
    return { present: names.length === 1 ? names[0] : names };
  }
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

function ruleOf(rule: Rule, wire: (name: string) => string): object {
  if (rule.kind === 'sumAtMost')
    return { kind: rule.kind, of: `${wire(rule.rows)}[].${rule.member}`, atMost: wire(rule.total) };
  if (rule.kind === 'distinct') return { kind: rule.kind, of: rule.of.map(wire) };
  return { kind: rule.kind, of: alternatives(rule.of.map((names) => names.map(wire))) };
}

function batchOf(operation: Operation): object | undefined {
  if (!operation.batch) return undefined;
  const [first] = collectedFields(operation);
  const { verdict } = operation.batch;
  return {
    list: (first?.wire ?? '').replace(/\[\].*$/, ''),
    verdict: verdict.kind,
    rows: 'rows' in verdict ? verdict.rows : undefined,
    status: 'status' in verdict ? verdict.status : undefined,
  };
}

function resultOf({ result }: Operation): SaidResult {
  const { many, at, alias, file, says, shape, as, beside = {} } = result;
  return {
    many,
    at: at === ONLY_LIST ? SOME_LIST : at,
    aliases: [alias ?? []].flat(),
    file: file && { codec: file.codec, fileName: file.fileName },
    onlySuccess: says !== undefined,
    // Plain values have no members, and the page shows none for a list that it does not name.
    members: as === undefined && at !== ONLY_LIST ? membersOf(shape) : {},
    beside: membersOf(beside),
  };
}

const membersOf = (shape: Shape): Members =>
  Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, memberOf(type)]));

/** In answers, pages do not distinguish keys from numbers, nor lists of records with omitted members from other lists. */
function memberOf(type: Type): string | Members {
  if (type.kind === 'records' || type.kind === 'record')
    return membersOf(Object.fromEntries(type.fields.map(({ wire, type: inner }: Field) => [wire, inner])));
  return type.kind === 'id' || type.kind === 'integer' ? 'whole' : type.kind;
}
