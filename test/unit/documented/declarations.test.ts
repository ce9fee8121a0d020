import { operations as ebizOperations } from '../../../nodes/EBizCharge/resources';
import { connector as ebizConnector } from '../../../nodes/EBizCharge/connector';
import { getTransactionData } from '../../../nodes/EBizCharge/resources/merchant';
import { operations as kometOperations } from '../../../nodes/KometSales/resources';
import { operations as superOfficeOperations } from '../../../nodes/SuperOffice/resources';
import { getAllConnections } from '../../../nodes/SuperOffice/resources/erpConnection';
import { getCurrentPrincipal } from '../../../nodes/SuperOffice/resources/user';
import {
  collectedFields,
  MERGE_SWITCH,
  type Field,
  type Kind,
  type Operation,
  type Type,
  type TypeOf,
} from '../../../nodes/shared/operation';
import {
  ebizCharge,
  ebizOperation,
  ebizType,
  kometMethod,
  superOfficeEndpoint,
  superOfficeErpSyncMethod,
  type KometMethod,
  type KometParam,
  type SuperOfficeParam,
} from '../../documented';

/** What a declaration and the page it stands for are both reduced to. */
interface Parameter {
  at: string;
  in: string;
  kind: string;
  required: boolean;
  requiredIf?: string;
  maxLength?: number;
  /** Allowed values with what they mean; what true and false are sent as, where the page says so. */
  values?: Array<[value: string | number | boolean, label: string]>;
}

const titled = (operations: Operation[]) =>
  operations.map((operation) => [`${operation.resource}.${operation.operation}`, operation] as const);

const byPlace = (parameters: Parameter[]) => [...parameters].sort((a, b) => a.at.localeCompare(b.at));

describe.each(titled(kometOperations))('Komet Sales %s', (_, operation) => {
  const [httpMethod = '', id = ''] = operation.documented.split(' ');
  const page = kometMethod(id, httpMethod);

  it('calls the documented address with the token in the documented place', () =>
    expect(operation.call).toEqual({
      kind: 'http',
      method: page.httpMethod,
      path: page.path,
      token: page.tokenPlaces,
    }));

  it('has every documented parameter with its rules, and no other', () =>
    expect(byPlace([...declared(operation.fields), ...arraysOf(operation)])).toEqual(
      byPlace(documented(page.params.filter(({ name }) => name !== page.tokenName))),
    ));

  it('types every documented member of its records', () =>
    expect(Object.keys(operation.result.shape).sort()).toEqual(
      membersOf(page, operation)
        .map(({ name }) => name)
        .sort(),
    ));

  it('reads each member as its documented type', () => {
    for (const member of membersOf(page, operation)) {
      expect([member.name, coarse(operation.result.shape[member.name]?.kind ?? 'json')]).toEqual([
        member.name,
        KOMET_KINDS[member.type],
      ]);
    }
  });

  it('finds its records where the page has them', () => {
    const { batch, result } = operation;
    if (batch && 'rows' in batch.verdict) expect(batch.verdict.rows).toBe(page.listField ?? '');
    if (batch?.verdict.kind !== 'failuresOnly' && !result.file) expect(result.at).toBe(page.listField ?? '');
  });

  it('takes ranges of dates as long as the page allows', () => {
    const { walk } = operation;
    const ranges = typeof walk === 'object' && walk.kind === 'windows' ? walk.ranges : [];
    const wires = (name: string) => operation.fields.find((field) => field.name === name)?.wire;
    expect(
      ranges.map(({ from, to, days, months }) => ({ from: wires(from), to: wires(to), days, months })),
    ).toEqual((page.windowDays ?? []).map(({ from, to, days, months }) => ({ from, to, days, months })));
  });

  it('is repeated only as far as the page says that a repeat is harmless', () =>
    expect(operation.effect).toBe(!page.changes ? 'read' : page.once ? 'once' : 'idempotent'));
});

const KOMET_KINDS: Record<KometParam['type'], string> = {
  string: 'text',
  integer: 'whole',
  boolean: 'boolean',
  decimal: 'decimal',
  array: 'list',
  date: 'day',
  datetime: 'moment',
};

function documented(params: KometParam[], prefix = '', place?: string): Parameter[] {
  return params
    .filter(({ name }) => name !== 'authenticationToken')
    .flatMap((param) => {
      const at = `${prefix}${param.name}`;
      const where = param.in ?? place ?? 'body';
      // A list of objects with one member is a list of that member's values.
      if (param.items?.length === 1) {
        const [inner] = documented(param.items, `${at}[].`, where);
        return inner ? [{ ...inner, kind: 'list', required: param.required === true }] : [];
      }
      const own: Parameter = {
        at,
        in: where,
        kind: param.separator
          ? 'list'
          : param.enum && param.type !== 'boolean'
            ? 'choice'
            : KOMET_KINDS[param.type],
        required: param.required === true,
        requiredIf: param.requiredIf && 'present' in param.requiredIf ? param.requiredIf.present : undefined,
        maxLength: lengthOf(param),
        values:
          param.enum && inOrder(param.enum.map(({ value, label = '' }) => [value, SHORTER[label] ?? label])),
      };
      return param.items ? [own, ...documented(param.items, `${at}[].`, where)] : [own];
    });
}

function declared(fields: Field[], prefix = ''): Parameter[] {
  return fields
    .filter((field) => field.in !== 'none')
    .flatMap((field) => {
      const { type } = field;
      const own: Parameter = {
        at: `${prefix}${field.wire}`,
        in: field.in,
        kind: type.kind === 'records' ? 'list' : coarse(type.kind),
        required: field.required || isRequiredUnlessMerged(field),
        requiredIf: field.requiredIf && 'present' in field.requiredIf ? field.requiredIf.present : undefined,
        maxLength:
          type.kind === 'text' || type.kind === 'list'
            ? (type.maxLength ?? innermost(type, 'id')?.maxDigits)
            : innermost(type, 'id')?.maxDigits,
        values: valuesOf(field),
      };
      return type.kind === 'records' ? [own, ...declared(type.fields, `${own.at}[].`)] : [own];
    });
}

/** A required field that the record itself may fill is required only while the user does not merge. */
const isRequiredUnlessMerged = ({ requiredIf }: Field): boolean =>
  requiredIf !== undefined && 'field' in requiredIf && requiredIf.field === MERGE_SWITCH;

/** The arrays whose entries items give as plain fields: documented as lists of objects of their own. */
function arraysOf(operation: Operation): Parameter[] {
  const entries = Array.isArray(operation.batch?.collects) ? collectedFields(operation) : [];
  const [first] = entries;
  const array = first?.wire.split('[].')[0];
  if (!first || !array) return [];
  return [{ at: array, in: first.in, kind: 'list', required: entries.some(({ required }) => required) }];
}

/** What an item of the answer has: not the envelope's status where the item says it in n8n's words, nor a file's bytes. */
function membersOf(page: KometMethod, { result, batch }: Operation): KometParam[] {
  const failures = batch?.verdict.kind === 'failuresOnly' ? batch.verdict.rows : undefined;
  const told = result.says || result.file ? page.successField : undefined;
  const bytes = result.file ? result.at : undefined;
  return recordsOf(page).filter(({ name }) => ![failures, told, bytes].includes(name));
}

const coarse = (kind: Kind): string =>
  kind === 'id' || kind === 'integer' ? 'whole' : kind === 'records' ? 'list' : kind;

type Values = NonNullable<Parameter['values']>;

const inOrder = (values: Values): Values =>
  [...values].sort(([a], [b]) => String(a).localeCompare(String(b)));

/** Our wording, where the page's is a sentence. */
const SHORTER: Record<string, string> = {
  'Delete the customers from the exclusion list': 'Remove From Excluded List',
  'Add the customers to the exclusion list': 'Add to Excluded List',
  'Clear the exclusion list': 'Clear Excluded List',
};

function valuesOf({ type, in: place }: Field): Values | undefined {
  if (type.kind === 'choice') return inOrder(type.choices.map(({ value, label }) => [value, label]));
  if (type.kind !== 'boolean') return undefined;
  const { yes, no } = type.labels ?? { yes: 'Yes', no: 'No' };
  // Pages list 1 and 0 for booleans of a body too, but their samples send true and false there.
  const sent = type.sentAs ?? (place === 'body' ? { yes: 1, no: 0 } : { yes: true, no: false });
  return inOrder([
    [sent.yes, yes],
    [sent.no, no],
  ]);
}

/** Characters of a text; digits of a whole number, of which pages give few. */
const lengthOf = ({ type, length, lengthPer, enum: choices }: KometParam) =>
  (type === 'string' || type === 'integer') && length && !choices && lengthPer === undefined
    ? Number(length)
    : undefined;

const innermost = <K extends Kind>(type: Type, kind: K): TypeOf<K> | undefined => {
  const inner = type.kind === 'list' ? type.of : type;
  return inner.kind === kind ? (inner as TypeOf<K>) : undefined;
};

const recordsOf = (page: KometMethod): KometParam[] =>
  page.listField ? (page.response.find(({ name }) => name === page.listField)?.items ?? []) : page.response;

describe.each(titled([...ebizOperations, getTransactionData]))('EBizCharge %s', (_, operation) => {
  const page = ebizOperation(operation.documented);
  const { service } = ebizCharge();

  it('is the documented operation, with the documented action', () => {
    expect(operation.call).toEqual({ kind: 'soap', operation: page.name, token: undefined });
    expect(ebizConnector.soap?.service.namespace).toBe(service.namespace);
    expect(ebizConnector.soap?.service.action(page.name)).toBe(page.soapAction);
    expect(page.args[0]?.name).toBe(ebizConnector.soap?.token.element);
    expect(ebizConnector.soap?.token.fields).toEqual(
      ebizType('SecurityToken').fields.map(({ name }) => name),
    );
  });

  it('has the documented arguments in schema order', () =>
    expect(operation.fields.map(({ wire, required }) => [wire, required])).toEqual(
      page.args.slice(1).map(({ name, required }) => [name, required === 'R']),
    ));

  it('is repeated only as far as the page says that a repeat is harmless', () =>
    expect(operation.effect).toBe(
      page.retry.startsWith('safe (read only)')
        ? 'read'
        : page.retry.startsWith('safe to repeat')
          ? 'idempotent'
          : 'once',
    ));
});

describe.each(titled(ebizOperations))('the answer to EBizCharge %s', (_, operation) => {
  it('has every member as its documented type, in schema order', () =>
    expect(Object.entries(operation.result.shape).map(([name, { kind }]) => [name, coarse(kind)])).toEqual(
      ebizType(ebizOperation(operation.documented).returns).fields.map(({ name, type }) => [
        name,
        type === 'int' ? 'whole' : 'text',
      ]),
    ));
});

describe.each(titled([...superOfficeOperations, getAllConnections]))('SuperOffice %s', (_, operation) => {
  const page = superOfficeErpSyncMethod(operation.documented);

  it('calls the documented address', () =>
    expect(operation.call).toMatchObject({ kind: 'http', method: page.method, path: page.path }));

  it('has every documented parameter as its type, and no other', () => {
    const fields = operation.fields.filter((field) => field.in === 'body');
    expect(fields.map(({ wire, type }) => [wire, coarse(type.kind)])).toEqual(
      page.body.map(({ name, type }) => [name, superOfficeKind(type)]),
    );
  });

  it('reads every documented member of the answer as its type', () =>
    expect(Object.entries(operation.result.shape).map(([name, { kind }]) => [name, coarse(kind)])).toEqual(
      page.response.fields?.map(({ name, type }) => [name, superOfficeKind(type)]),
    ));
});

it('SuperOffice user.getCurrentPrincipal calls the documented address', () => {
  const { method, path } = superOfficeEndpoint(getCurrentPrincipal.documented);
  expect(getCurrentPrincipal.call).toMatchObject({ kind: 'http', method, path });
});

/** Enums travel as their names; records of SuperOffice's own are passed through. */
function superOfficeKind(type: SuperOfficeParam['type']): string {
  if (type.endsWith('[]')) return 'list';
  if (type.startsWith('int')) return 'whole';
  if (type === 'string' || type.startsWith('enum ')) return 'text';
  return type === 'boolean' ? 'boolean' : 'json';
}
