import type { Choice, ChoicesRead, Field, FieldsRead, Operation, Part, Shape, Type } from './declaration';
import { withOwnCleared } from './clearFields';
import { body } from './field';
import { mappedId, mapperOf } from './mapper';
import { matches } from './rowCondition';
import { isSecretType } from './secretFields';
import { plainType } from './textForm';
import { text } from './type';
import { plainText, valueAt } from './value';

type Description = Record<string, unknown>;

/** The fields that a read describes. */
export interface LoadedFields {
  /** All fields. Answers are read with them. The ID of a field is its name, also on the wire. */
  known: Field[];
  /** The fields that can be written. */
  writable: Field[];
}

/** Choices that were read, by the name of their list. */
export type ReadChoices = ReadonlyMap<string, Description[]>;

/** Names of the lists that hold the choices of described fields. */
export function listsOf({ choices, type, ...source }: FieldsRead, described: Description[]): string[] {
  if (!choices?.list) return [];
  const names = described
    .filter((each) => !source.only || matches(source.only, each))
    .filter((each) => isChoice(type.types[plainText(valueAt(each, type.member)) ?? '']))
    .map((each) => plainText(valueAt(each, choices.at)) ?? '');
  return [...new Set(names.filter((name) => name !== ''))];
}

/** What a read of fields brought. */
export interface DescribedFields {
  source: FieldsRead;
  described: Description[];
}

/**
 * Makes fields from their descriptions, of one read or of several. Labels are made unique, because they name the members of
 * an item.
 */
export function loadedFields(reads: DescribedFields[], lists: ReadChoices): LoadedFields {
  const found = reads.flatMap(({ source, described }) => fieldsIn(source, described, lists));
  const fields = found.filter(
    ({ field: { name } }, index) => found.findIndex(({ field }) => field.name === name) === index,
  );
  const labels = unique(fields.map(({ field: { label, name } }) => [label, name]));
  const named = fields.map(({ field, isWritable }, index) => ({
    field: { ...field, label: labels[index] ?? field.name },
    isWritable,
  }));
  return {
    known: named.map(({ field }) => field),
    writable: named.filter(({ isWritable }) => isWritable).map(({ field }) => field),
  };
}

function fieldsIn(
  source: FieldsRead,
  described: Description[],
  lists: ReadChoices,
): Array<{ field: Field; isWritable: boolean }> {
  return described.flatMap((each) => {
    const id = plainText(valueAt(each, source.id));
    const type = typeOf(source, each, lists);
    // Paths use dots and brackets, so an ID with one of these can't be used.
    const isUsable = id !== undefined && id !== '' && !/[.[\]]/.test(id);
    if (!isUsable || !type || (source.only && !matches(source.only, each))) return [];
    const isWritable = !(source.readOnly && matches(source.readOnly, each));
    return [{ field: fieldOf(source, each, id, type), isWritable }];
  });
}

function fieldOf(source: FieldsRead, described: Description, id: string, type: Type): Field {
  const label = plainText(valueAt(described, source.label))?.trim();
  const help = source.description && plainText(valueAt(described, source.description))?.trim();
  const operators = source.type.operators?.[plainText(valueAt(described, source.type.member)) ?? ''];
  return body(id, type, {
    label: label ? label : id,
    ...(help ? { description: help } : {}),
    ...(operators === undefined ? {} : { operators }),
    required: source.required !== undefined && matches(source.required, described),
  });
}

function typeOf(source: FieldsRead, described: Description, lists: ReadChoices): Type | undefined {
  const { type, choices, maxLength } = source;
  const found = type.types[plainText(valueAt(described, type.member)) ?? ''];
  const most = maxLength === undefined ? 0 : Number(plainText(valueAt(described, maxLength)));
  if (found?.kind === 'text' && most > 0) return { ...found, maxLength: most };
  if (!found || !isChoice(found) || !choices) return found;
  return withChoices(found, choicesOf(choices, described, lists));
}

/** Whether the type is a choice whose values must be read first. */
function isChoice(type: Type | undefined): boolean {
  const inner = type && plainType(type);
  return inner?.kind === 'choice' && inner.choices.length === 0;
}

/** A list that has no entries, or that can't be read, can't be chosen from. Then users type the value that is sent. */
function withChoices(type: Type, choices: Choice[]): Type {
  if (type.kind === 'coded') return { ...type, of: withChoices(type.of, choices) };
  return choices.length === 0 ? text() : { kind: 'choice', choices };
}

function choicesOf(
  { at, list, value, label }: ChoicesRead,
  described: Description,
  lists: ReadChoices,
): Choice[] {
  const there = valueAt(described, at);
  const entries = list
    ? (lists.get(plainText(there) ?? '') ?? [])
    : Array.isArray(there)
      ? (there as unknown[])
      : [];
  const pairs = entries.flatMap((entry): Array<[label: string, value: string]> => {
    const [given, name] = [value, label].map((member) => plainText(valueAt(entry as Description, member)));
    return given === undefined ? [] : [[name?.trim() ? name.trim() : given, given]];
  });
  const labels = unique(pairs);
  return pairs.map(([, given], index) => ({ word: given, value: given, label: labels[index] ?? given }));
}

/** If a label is used twice, or is also another's value, its own value is added to it. */
export function unique(pairs: Array<[label: string, value: string]>): string[] {
  const small = (text: string) => text.toLowerCase();
  const times = new Map<string, number>();
  for (const [label, value] of pairs)
    for (const name of new Set([small(label), small(value)])) times.set(name, (times.get(name) ?? 0) + 1);
  return pairs.map(([label, value]) => ((times.get(small(label)) ?? 0) > 1 ? `${label} (${value})` : label));
}

/**
 * `given`: reads that an operation needs before its values can be checked. `read`: reads that only name members of its
 * answer.
 */
export function fieldsReadsOf({ fields, result }: Operation): { given: FieldsRead[]; read: FieldsRead[] } {
  const inForm = fields.flatMap(({ type }) => sourceOf(type) ?? []);
  const inAnswer = Object.values(result.shape).flatMap((type) => sourceOf(type) ?? []);
  return {
    given: [...new Set(inForm)],
    read: [...new Set(inAnswer)].filter((source) => !inForm.includes(source)),
  };
}

const sourceOf = (type: Type): FieldsRead | undefined =>
  type.kind === 'mapper' || type.kind === 'conditions' ? type.from : undefined;

/** Returns the fields of a read; undefined while they are not known. */
export type KnownFields = (source: FieldsRead) => LoadedFields | undefined;

const made = new WeakMap<Operation, { by: Array<LoadedFields | undefined>; operation: Operation }>();

/**
 * The operation with a field for each one that its reads describe, and with their names in its result. The same fields
 * give the same object. Unknown fields stay as declared.
 */
export function withLoaded(declared: Operation, known: KnownFields): Operation {
  const { given, read } = fieldsReadsOf(declared);
  const by = [...given, ...read].map(known);
  if (by.every((each) => each === undefined)) return declared;
  const before = made.get(declared);
  if (before?.by.every((each, index) => each === by[index])) return before.operation;
  const fields = withMembers(
    { ...declared, fields: declared.fields.map((field) => withColumns(field, known)) },
    known,
  );
  const operation = {
    ...withOwnCleared({ ...declared, fields }, clearable(declared, fields, known)),
    result: { ...declared.result, shape: namedShape(declared.result.shape, known) },
    ...(declared.upsert
      ? { upsert: { ...declared.upsert, update: withLoaded(declared.upsert.update, known) } }
      : {}),
  };
  made.set(declared, { by, operation });
  return operation;
}

/** The fields that a read describes and that may be empty: as fields of the operation. */
function clearable({ fields: declared }: Operation, fields: Field[], known: KnownFields): Field[] {
  const names = declared.flatMap(({ name, type }) => {
    const loaded = type.kind === 'mapper' ? known(type.from) : undefined;
    return (loaded?.writable ?? []).filter(({ required }) => !required).map((each) => `${name}.${each.name}`);
  });
  return fields.filter(({ name }) => names.includes(name));
}

function withColumns(field: Field, known: KnownFields): Field {
  const { type } = field;
  const loaded = type.kind === 'conditions' && type.from ? known(type.from) : undefined;
  if (!loaded || type.kind !== 'conditions') return field;
  const own = new Set(type.fields.map(({ name }) => name.toLowerCase()));
  const added = loaded.known.filter(({ name }) => !own.has(name.toLowerCase()));
  return { ...field, type: { ...type, fields: [...type.fields, ...added] } };
}

const namedShape = (shape: Shape, known: KnownFields): Shape =>
  Object.fromEntries(
    Object.entries(shape).map(([name, type]) => {
      const loaded = type.kind === 'mapper' ? known(type.from) : undefined;
      return [name, loaded && type.kind === 'mapper' ? { ...type, fields: loaded.known } : type];
    }),
  );

function withMembers({ fields, merge, call }: Operation, known: KnownFields): Field[] {
  // An update may leave out required members, because the record has them already.
  const isLaid = merge?.kind === 'whole' || (call.kind === 'http' && call.body === 'patch');
  let all = fields;
  for (const field of fields) {
    const loaded = field.type.kind === 'mapper' ? known(field.type.from) : undefined;
    const offered = isClosed(field) ? loaded?.writable.map(maybeMasked) : loaded?.writable;
    const writable = isLaid ? offered?.map(optional) : offered;
    if (loaded && writable) all = spread(all, field, writable, closedTo(field, loaded));
  }
  return all;
}

const isClosed = ({ type }: Pick<Field, 'type'>): boolean => type.kind === 'mapper' && type.closed === true;

/** A member of a closed mapper: as long as nobody describes it, answers show its mask. */
const maybeMasked = (field: Field): Field =>
  field.type.kind === 'text' ? { ...field, type: { ...field.type, masked: true } } : field;

/** Of a closed mapper, the members that are known to be no secrets. */
const closedTo = ({ type }: Field, { known }: LoadedFields): string[] | undefined =>
  isClosed({ type }) ? known.filter((each) => !isSecretType(each.type)).map(({ wire }) => wire) : undefined;

const optional = (field: Field): Field => ({ ...field, required: false });

/** Replaces a field with the members that it stands for. They travel as one object, or as a part of one. */
function spread(all: Field[], field: Field, members: Field[], open: string[] | undefined): Field[] {
  const isNew = field.type.kind === 'mapper' && field.type.isNew === true;
  const inner: Type = { kind: 'record', fields: members.map(optional), closedTo: open };
  const { mapper: _, part, ...plain } = field;
  const whole = part ? typedAt(part.whole, part.path, inner) : { ...plain, type: inner };
  const path = part?.path ?? [];
  const place = mapperOf(field) ?? { name: field.name, label: field.label };
  const ids = new Set(
    all.filter((each) => mapperOf(each)?.name === place.name && each !== field).map(mappedId),
  );
  const asField = (member: Field): Field => ({
    ...member,
    in: field.in,
    name: `${field.name}.${member.name}`,
    // The object may be the whole body.
    wire: field.wire === '' ? member.wire : `${field.wire}.${member.wire}`,
    required: isNew && member.required,
    mapper: { ...place, id: ids.has(member.name) ? `${field.name}.${member.name}` : member.name },
    part: { whole, path: [...path, member.name] },
  });
  const moved = (each: Field): Field =>
    part && each.part?.whole === part.whole ? { ...each, part: { ...each.part, whole } as Part } : each;
  return all.flatMap((each) => (each === field ? members.map(asField) : [moved(each)]));
}

/** The argument with another type for the member at this path. */
function typedAt(field: Field, [step, ...rest]: string[], type: Type): Field {
  if (step === undefined) return { ...field, type };
  if (field.type.kind !== 'record') return field;
  const fields = field.type.fields.map((each) => (each.name === step ? typedAt(each, rest, type) : each));
  return { ...field, type: { kind: 'record', fields } };
}
