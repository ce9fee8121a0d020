import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field, Kind, Type, TypeOf } from '../operation';

/** The part of a parameter that follows from its type: what is drawn, and what it starts with. */
type Control = Pick<
  INodeProperties,
  'type' | 'default' | 'options' | 'typeOptions' | 'placeholder' | 'modes'
>;

/** First choice of every list that has no harmless default: running it untouched says "required". */
export const SELECT: INodePropertyOptions = { name: 'Select…', value: '' };

/** The members of a fixed collection's rows are saved under this name. */
export const ROWS = 'values';

const empty = (type: INodeProperties['type']): Control => ({ type, default: '' });

const CONTROLS: { [K in Kind]: (type: TypeOf<K>, field: Field) => Control } = {
  text: () => empty('string'),
  integer: ({ min, max }) => ({
    ...empty('number'),
    typeOptions: { minValue: min, maxValue: max, numberPrecision: 0 },
  }),
  id: () => empty('string'),
  decimal: () => empty('number'),
  // A switch sends a value as soon as it is there: right for our own and for filters that were added, not for fields.
  boolean: (type, field) =>
    field.in === 'none' || field.group !== undefined
      ? { type: 'boolean', default: false }
      : { ...empty('options'), options: yesOrNo(type) },
  choice: (type) => ({
    ...empty('options'),
    options: [
      SELECT,
      ...type.choices.map(({ label, value, description }) => option(label, value, description)),
    ],
  }),
  day: () => ({ ...empty('dateTime'), typeOptions: { dateOnly: true } }),
  moment: () => empty('dateTime'),
  list: () => empty('string'),
  record: () => ({ type: 'json', default: '{}' }),
  records: (type) => ({
    type: 'fixedCollection',
    default: {},
    placeholder: `Add ${type.itemLabel}`,
    typeOptions: { multipleValues: true },
    options: [{ name: ROWS, displayName: type.itemLabel, values: type.fields.map(parameter) }],
  }),
  json: () => ({ type: 'json', default: '' }),
};

/** The editor's parameter for a field, without its show-conditions. */
export function parameter(field: Field): INodeProperties {
  const draw = CONTROLS[field.type.kind] as (type: Type, field: Field) => Control;
  const control = field.list === undefined ? draw(field.type, field) : locator(field.list, field.example);
  const typed = control.type !== 'options' && control.type !== 'resourceLocator';
  const example = field.example === undefined || !typed ? {} : { placeholder: `e.g. ${field.example}` };
  return defined({
    displayName: field.label,
    name: field.name,
    ...control,
    required: field.required || undefined,
    description: field.description,
    ...example,
  });
}

/** Picked from a list, or given by ID: the list costs a call, and a credential may not be allowed to make it. */
function locator(list: string, example: string | undefined): Control {
  return {
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        typeOptions: { searchListMethod: list, searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        ...(example === undefined ? {} : { placeholder: `e.g. ${example}` }),
        validation: [
          { type: 'regex', properties: { regex: '^\\s*[0-9]+\\s*$', errorMessage: 'An ID has digits only' } },
        ],
      },
    ],
  };
}

function yesOrNo(type: TypeOf<'boolean'>): INodePropertyOptions[] {
  const labels = type.labels ?? { yes: 'Yes', no: 'No' };
  return [SELECT, option(labels.yes, true), option(labels.no, false)];
}

const option = (name: string, value: string | number | boolean, description?: string): INodePropertyOptions =>
  defined({ name, value, description });

/** Without the members that are undefined: n8n compares and caches descriptions as JSON. */
function defined<T extends object>(object: T): T {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'typeOptions' ? defined(value as object) : (value as unknown),
    ]),
  ) as T;
}
