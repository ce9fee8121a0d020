import type {
  IDisplayOptions,
  INodeProperties,
  INodePropertyMode,
  INodePropertyModeValidation,
  INodePropertyOptions,
} from 'n8n-workflow';
import {
  isAsked,
  isMeantBy,
  separatorsOf,
  within,
  type Choice,
  type Field,
  type Kind,
  type Path,
  type Scalar,
  type ShownIf,
  type Type,
  type TypeOf,
} from '../operation';
import { exampleOf } from './jsonHelp';
import { conditionRow } from './mappers';
import { modeLabel, type DrawnField } from './locators';

/** What a type decides about a parameter: its control, and what it starts with. */
type Control = Pick<
  INodeProperties,
  'type' | 'default' | 'options' | 'typeOptions' | 'placeholder' | 'modes' | 'hint'
>;

/** First choice of every list without a harmless default: running it untouched says "required". */
export const SELECT: INodePropertyOptions = { name: 'Select…', value: '' };

/** The name under which a section of a fixed collection saves its rows or its one object. */
export const ROWS = 'values';

/** From this length on, n8n's lint rules want a list sorted. */
const SORTED_FROM = 5;

const empty = (type: INodeProperties['type']): Control => ({ type, default: '' });

/** `path`: the records that lead to the field. */
const CONTROLS: { [K in Kind]: (type: TypeOf<K>, field: Field, path?: Path) => Control } = {
  text: ({ secret, lines }) => ({
    ...empty('string'),
    ...(secret || lines ? { typeOptions: { password: secret, rows: lines } } : {}),
  }),
  integer: ({ min, max }) => ({
    ...empty('number'),
    typeOptions: { minValue: min, maxValue: max, numberPrecision: 0 },
  }),
  id: () => empty('string'),
  decimal: (bounds) => numberBox(bounds),
  money: (bounds) => numberBox(bounds),
  boolean: (type, field) =>
    isSwitch(type, field)
      ? { type: 'boolean', default: field.startsOn === true }
      : { ...empty('options'), options: yesOrNo(type) },
  choice: ({ choices }, { starts }) =>
    starts === undefined
      ? { ...empty('options'), options: [SELECT, ...optionsOf(choices)] }
      : { type: 'options', default: starts, options: optionsOf(choices) },
  day: () => ({ ...empty('dateTime'), typeOptions: { dateOnly: true } }),
  moment: () => empty('dateTime'),
  time: () => ({ ...empty('string'), placeholder: 'e.g. 14:30' }),
  file: () => ({
    ...empty('string'),
    placeholder: 'e.g. data',
    hint: 'The name of the input binary field that holds the file',
  }),
  list({ of }, field) {
    if (of.kind === 'choice') return { type: 'multiOptions', default: [], options: optionsOf(of.choices) };
    return of.kind === 'json' ? jsonBox('[]', field) : empty('string');
  },
  record(type, field, path) {
    const inner = within(type, path);
    if (!inner) return jsonBox('{}', field);
    const { label } = field;
    return {
      type: 'fixedCollection',
      default: {},
      placeholder: `Add ${label}`,
      options: [{ name: ROWS, displayName: label, values: members(type.fields, label, inner) }],
    };
  },
  records(type, field, path) {
    const inner = within(type, path);
    if (!inner) return jsonBox('[]', field);
    const { itemLabel } = type;
    const named = `${field.label} ${itemLabel}`;
    return {
      type: 'fixedCollection',
      default: {},
      placeholder: `Add ${itemLabel}`,
      typeOptions: { multipleValues: true },
      options: [{ name: ROWS, displayName: itemLabel, values: members(type.fields, named, inner) }],
    };
  },
  json: (_, field) => jsonBox('{}', field),
  coded: ({ of }, field, path) => controlOf({ ...field, type: of }, path),
  // Used only where the form can't show a mapper.
  mapper: (_, field) => jsonBox('{}', field),
  conditions: (type, field) => ({
    type: 'fixedCollection',
    default: {},
    placeholder: 'Add Condition',
    typeOptions: { multipleValues: true },
    options: [{ name: ROWS, displayName: 'Condition', values: conditionRow(type, field) }],
  }),
};

const numberBox = ({ min, max }: { min?: number; max?: number }): Control =>
  min === undefined && max === undefined
    ? empty('number')
    : { ...empty('number'), typeOptions: { minValue: min, maxValue: max } };

/** A box for JSON. It starts with an empty list or object. */
const jsonBox = (start: string, field: Field): Control => ({
  type: 'json',
  default: start,
  hint: `For example ${exampleOf(field)}`,
});

/** The editor's parameter for a field, with the show-conditions that `shownBy` gives. */
export function parameter(field: DrawnField, shownBy?: IDisplayOptions, path?: Path): INodeProperties {
  const control = controlOf(field, path);
  const typed = !['options', 'resourceLocator', 'json'].includes(control.type);
  const example = field.example === undefined || !typed ? {} : { placeholder: exampleText(field.example) };
  return defined({
    displayName: field.label,
    name: field.name,
    ...control,
    displayOptions: shownBy,
    required: field.required || undefined,
    description: helpOf(field),
    ...example,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  });
}

function controlOf(field: DrawnField, path?: Path): Control {
  const draw = CONTROLS[field.type.kind] as (type: Type, field: Field, path?: Path) => Control;
  if (field.modes) return locatorOfKeys(field.modes);
  return field.list === undefined ? draw(field.type, field, path) : locator(field, field.list);
}

/**
 * Answers have the vendor's codes. n8n marks a value red if it is not among the options, so the help says that it works.
 * Codes of a path are in no answer.
 */
function helpOf({ type, description, in: place }: Field): string | undefined {
  const of = type.kind === 'list' ? type.of : type;
  const coded =
    place !== 'path' &&
    of.kind === 'choice' &&
    of.choices.some((choice) => !isMeantBy(String(choice.value), { ...choice, value: '' }));
  if (!coded) return description;
  return description === undefined ? CODES : `${description.replace(/\.$/, '')}. ${CODES}`;
}

const CODES = 'A code from an answer works too, although n8n marks it red.';

/**
 * The parameters of a section: sorted where n8n sorts, after those that are required. Addresses keep their usual order.
 * `named` is the name of the section and its parameter.
 */
function members(fields: Field[], named: string, path: Path): INodeProperties[] {
  const drawn = fields.filter(isAsked).map((field) => parameter(field, shownBeside(field, fields), path));
  if (drawn.length < SORTED_FROM || /address/i.test(named)) return drawn;
  const [required, optional] = [drawn.filter(isNeeded), drawn.filter((each) => !isNeeded(each))];
  return [...required, ...byDisplayName(optional)];
}

const isNeeded = ({ required }: INodeProperties): boolean => required === true;

/** The show-condition of a field inside a collection: by a field beside it, or by one at the top level, which is in `all`. */
export function shownBeside(
  { shownIf }: Field,
  beside: Field[],
  all: Field[] = beside,
): IDisplayOptions | undefined {
  if (!shownIf) return undefined;
  const near = beside.some(({ name }) => name === shownIf.field);
  return { show: { [near ? shownIf.field : `/${shownIf.field}`]: savedValues(shownIf, all) } };
}

/** The value that shows a field, as workflows save it: a choice as its word. n8n wants a list. */
export function savedValues({ field, is }: ShownIf, fields: Field[]): [Scalar] {
  const type = fields.find(({ name }) => name === field)?.type;
  const choices = type?.kind === 'choice' ? type.choices : [];
  return [choices.find(({ value }) => value === is)?.word ?? is];
}

export const byDisplayName = (parameters: INodeProperties[]): INodeProperties[] =>
  [...parameters].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));

/** Picked from a list, or typed: the list costs a call, and the credential may not be allowed to make it. */
function locator(field: Field, list: string): Control {
  const { name, type, label } = field;
  const named = /(?:ID|Code|Name|Number)s?$/.exec(label)?.[0].replace(/s$/, '');
  const by = named ?? (type.kind === 'id' || name.endsWith('Id') ? 'ID' : 'Value');
  const modes = [listMode(list), typedMode('id', `By ${by}`, field)];
  return locatorWith(
    type.kind === 'integer' && type.inAddress ? [...modes, addressMode(type.inAddress[0] ?? '')] : modes,
  );
}

/** The address of the record's page, as users copy it. Values are read from it when the node runs. */
const addressMode = (parameter: string): INodePropertyMode => ({
  displayName: 'By URL',
  name: 'url',
  type: 'string',
  placeholder: `e.g. https://…?${parameter}=23`,
});

/** Alternative keys: one mode each. */
const locatorOfKeys = (modes: Array<[mode: string, field: Field]>): Control =>
  locatorWith(
    modes.map(([mode, field]) =>
      mode === 'list' ? listMode(field.list) : typedMode(mode, modeLabel(mode), field),
    ),
  );

const locatorWith = (modes: INodePropertyMode[]): Control => ({
  type: 'resourceLocator',
  default: { mode: modes[0]?.name, value: '' },
  modes,
});

const listMode = (list: string | undefined): INodePropertyMode => ({
  displayName: 'From List',
  name: 'list',
  type: 'list',
  typeOptions: { searchListMethod: list, searchable: true },
});

const typedMode = (name: string, displayName: string, { type, label, example }: Field): INodePropertyMode =>
  defined({
    displayName,
    name,
    type: 'string',
    placeholder: example === undefined ? undefined : exampleText(example),
    validation: validationOf(type, label),
  });

/**
 * What the editor can check while a key is typed. The run checks its length, like that of every text. n8n shows the message
 * without the name of the parameter, so the message begins with it, as that of the run does.
 */
function validationOf(type: Type, label: string): INodePropertyModeValidation[] | undefined {
  const rule = (regex: string, expected: string): INodePropertyModeValidation[] => [
    { type: 'regex', properties: { regex, errorMessage: `${label}: expected ${expected}` } },
  ];
  if (type.kind === 'id') return rule('^\\s*[0-9]+\\s*$', 'a numeric ID');
  if (type.kind === 'list' && type.of.kind === 'id')
    return rule(`^[\\s0-9${separatorsOf(type).join('')}]+$`, 'numeric IDs with commas between them');
  return undefined;
}

/**
 * Adding a switch sends "no". That is right for the node's own switches, for lists and for new records. It is wrong for
 * fields, for changes of a record, and where the vendor names both states.
 */
const isSwitch = ({ labels }: TypeOf<'boolean'>, { in: place, group }: Field): boolean =>
  labels === undefined && (place === 'none' || group === 'filters' || group === 'additionalFields');

const exampleText = (example: string): string => (example === EMAIL ? EMAIL : `e.g. ${example}`);

/** The one example that n8n's lint rules want without "e.g.". */
const EMAIL = 'name@email.com';

function yesOrNo(type: TypeOf<'boolean'>): INodePropertyOptions[] {
  const labels = type.labels ?? { yes: 'Yes', no: 'No' };
  return [SELECT, option(labels.yes, true), option(labels.no, false)];
}

/** In the vendor's order if the list is short, else by name. */
function optionsOf(choices: Choice[]): INodePropertyOptions[] {
  const options = choices.map(({ label, word, description }) => option(label, word, description));
  return options.length < SORTED_FROM ? options : byName(options);
}

export const byName = (options: INodePropertyOptions[]): INodePropertyOptions[] =>
  [...options].sort((a, b) => a.name.localeCompare(b.name, 'en'));

const option = (
  name: string,
  value: string | number | boolean,
  description?: string,
): INodePropertyOptions => (description === undefined ? { name, value } : { name, value, description });

/** Drops undefined members: n8n compares and caches descriptions as JSON. */
function defined<T extends object>(object: T): T {
  const known: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(object) as Array<[string, unknown]>)
    if (value !== undefined) known[key] = key === 'typeOptions' ? defined(value as object) : value;
  return known as T;
}
