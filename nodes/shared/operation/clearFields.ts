import type { Choice, Field, Operation, Type, TypeOf, Values } from './declaration';
import { control } from './field';
import { mappedId, mapperOf, parametersOf } from './mapper';
import { isBeside, isFilled, isMerged } from './merge';
import type { Problem } from './misfit';
import { emptyOf, plainType } from './textForm';
import { choice, list } from './type';
import { isAbsent } from './value';

/** Name of the parameter with the fields that users empty on purpose. */
export const CLEAR_FIELDS = 'clearFields';

const LABEL = 'Fields to Clear';

/** The operation with the field "Fields to Clear". It is in the collection of the update, if there is one. */
export function withClearFields(declaration: Operation): Operation {
  const { clearFields, fields } = declaration;
  if (!clearFields) return declaration;
  const own = fields.filter(({ name }) => name !== CLEAR_FIELDS);
  const cleared = own.filter(({ name }) => clearFields.includes(name));
  const sources = own.flatMap(({ type }) => (isClearable(type) ? [type.from] : []));
  const choices = Object.fromEntries(cleared.map(({ name, label }) => [name, [name, label]] as const));
  const field: Field = {
    ...control(CLEAR_FIELDS, list(choice(choices as Record<string, [string, string]>)), {
      label: LABEL,
      description: 'Fields to empty in the record',
    }),
    ...(sources.length > 0 ? { loadsChoices: [...new Set(sources.flatMap(parametersOf))] } : {}),
  };
  const isGrouped = own.some(({ group }) => group === 'updateFields');
  return { ...declaration, fields: [...own, isGrouped ? { ...field, group: 'updateFields' } : field] };
}

/** Whether the fields that a read describes can be cleared: not in a new record, nor where they may be passwords. */
const isClearable = (type: Type): type is TypeOf<'mapper'> =>
  type.kind === 'mapper' && type.isNew !== true && type.closed !== true;

/** The operation whose Fields to Clear also has a customer's own fields. In: these, as fields of the operation. */
export function withOwnCleared(operation: Operation, own: Field[]): Operation {
  const { fields, clearFields = [] } = operation;
  if (!fields.some(({ name, loadsChoices }) => name === CLEAR_FIELDS && loadsChoices)) return operation;
  const added = own.filter(({ type }) => plainType(type).kind !== 'boolean');
  const names = added.map(({ name }) => name);
  return {
    ...operation,
    clearFields: [...clearFields, ...names],
    ...(isPatch(operation) ? {} : { emptied: names }),
    fields: fields.map((field) => (field.name === CLEAR_FIELDS ? withChoices(field, added) : field)),
  };
}

/** A label that another choice has gets the field's name at the vendor. */
function withChoices(field: Field, added: Field[]): Field {
  const choices = choicesOf(field);
  const taken = new Set(choices.map(({ label }) => label.toLowerCase()));
  const more = added.map((own): Choice => {
    const [word, { name: value, label }] = [mappedId(own), own];
    return { word, value, label: taken.has(label.toLowerCase()) ? `${label} (${word})` : label };
  });
  return { ...field, type: list({ kind: 'choice', choices: [...choices, ...more] }) };
}

/** The choices of Fields to Clear. */
export const choicesOf = ({ type }: Field): Choice[] =>
  type.kind === 'list' && type.of.kind === 'choice' ? type.of.choices : [];

/** Whether Fields to Clear names fields that only a read of a customer's own can know. In: the field, its value in the form. */
export function clearsUnknown(field: Field, given: unknown): boolean {
  if (isAbsent(given)) return false;
  const known = new Set(choicesOf(field).flatMap(({ word, label }) => [word, label.toLowerCase()]));
  const names = typeof given === 'string' ? given.split(',') : [given].flat();
  return names
    .map((name) => String(name).trim())
    .some((name) => name !== '' && !known.has(name) && !known.has(name.toLowerCase()));
}

const isPatch = ({ call }: Pick<Operation, 'call'>): boolean => call.kind === 'http' && call.body === 'patch';

/** Throws if fields can't be cleared: they do not exist, are not optional fields of the body, or are keys. */
export function assertClearFields({ clearFields, fields, merge, call }: Operation, where: string): void {
  if (!clearFields) return;
  const byName = new Map(fields.map((field) => [field.name, field]));
  const keys = Object.values(merge?.key ?? {});
  for (const name of clearFields) {
    const field = byName.get(name);
    if (!field || field.in !== 'body' || field.preset !== undefined || field.required || keys.includes(name))
      throw new Error(`${where} clears ${name}, which is not an optional field of its body`);
  }
  if (!isPatch({ call }) && merge?.kind !== 'whole' && clearFields.length > 0)
    throw new Error(`${where}: only a JSON Patch and a record that travels whole can clear fields`);
}

/** The fields that an item empties on purpose. */
export function clearedFields({ fields }: Operation, values: Values): Field[] {
  const names = values[CLEAR_FIELDS];
  return Array.isArray(names) ? fields.filter(({ name }) => names.includes(name)) : [];
}

/** The fields that an item empties by leaving them out. */
export const removedFields = (operation: Operation, values: Values): Field[] =>
  clearedFields(operation, values).filter(({ name }) => !operation.emptied?.includes(name));

/** The values of a call, with those of the fields that it empties by a value. */
export function withEmptied(operation: Operation, values: Values): Values {
  const { emptied } = operation;
  if (!emptied || values[CLEAR_FIELDS] === undefined) return values;
  const own = clearedFields(operation, values).filter(({ name }) => emptied.includes(name));
  return { ...values, ...Object.fromEntries(own.map(({ name, type }) => [name, emptyOf(type)])) };
}

/** Problems of an update: it changes nothing, or it both fills and clears a field. */
export function checkChange(operation: Operation, values: Values): Problem[] {
  const cleared = clearedFields(operation, values);
  const both = cleared.find(({ name }) => values[name] !== undefined);
  if (both) {
    const message = `${LABEL}: expected fields that are given no value, got ${both.label}, which is given one`;
    return [{ field: LABEL, name: CLEAR_FIELDS, message }];
  }
  const changing = changingFields(operation, values);
  const isChange = cleared.length > 0 || changing.some(({ name }) => values[name] !== undefined);
  if (changing.length === 0 || isChange) return [];
  const message =
    operation.effect === 'once'
      ? 'Nothing to send: expected a value for at least one field, got none'
      : 'Nothing to change: expected a value for at least one field to update, got none';
  return [{ field: changing[0]?.label ?? '', name: changing[0]?.name ?? '', message }];
}

/** The fields of which a call must give at least one: an update, or a call whose body is a customer's own fields. */
function changingFields(operation: Operation, values: Values): Field[] {
  let known = changing.get(operation);
  if (!known) changing.set(operation, (known = changesOf(operation)));
  return known.whenMerged && !isMerged(operation, values) ? [] : known.fields;
}

/** The fields, and whether they count only where a record is merged. */
interface Changes {
  fields: Field[];
  whenMerged?: boolean;
}

const changing = new WeakMap<Operation, Changes>();

function changesOf(operation: Operation): Changes {
  const { fields, merge } = operation;
  const offered = fields.filter(({ in: place, preset }) => place !== 'none' && preset === undefined);
  if (isPatch(operation)) return { fields: offered.filter(({ in: place }) => place === 'body') };
  if (merge?.kind === 'whole')
    return { fields: offered.filter((field) => isFilled(merge, field) || isBeside(merge, field)) };
  const sent = offered.filter(({ in: place }) => place === 'body');
  if (sent.length > 0 && sent.every(isOwnBody)) return { fields: sent };
  if (!merge) return { fields: [] };
  const keys = Object.values(merge.key);
  return { fields: offered.filter(({ name }) => !keys.includes(name)), whenMerged: true };
}

/** Whether the field is one of a customer's own, and all of them are the body. */
const isOwnBody = (field: Field): boolean =>
  mapperOf(field) !== undefined && (field.part?.whole ?? field).wire === '';
