import type { FieldType, INodeProperties, INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';
import {
  columnsOf,
  mappedFields,
  mappedId,
  operatorsOf,
  parametersOf,
  plainType,
  wordsTaking,
  type Field,
  type Kind,
  type MapperPlace,
  type Operation,
  type Type,
  type TypeOf,
} from '../operation';

/** What a form depends on: another operation has other fields. */
export const CHOSEN = ['resource', 'operation'];

/** What a filter builder depends on, which triggers have too: another event reads another list. */
const CHOSEN_OR_EVENT = [...CHOSEN, 'event'];

/**
 * The parameter of a mapper. Its fields are not described with the node: the editor loads them when the mapper is opened,
 * with a method of the mapper's name. So the same text serves all operations.
 */
export function mapperParameter(place: MapperPlace, operation: Operation): INodeProperties {
  const needs = mappedFields(operation, place.name).flatMap(({ type }) =>
    type.kind === 'mapper' ? parametersOf(type.from) : [],
  );
  return {
    displayName: place.label,
    name: place.name,
    type: 'resourceMapper',
    noDataExpression: true,
    default: { mappingMode: 'defineBelow', value: null },
    typeOptions: {
      loadOptionsDependsOn: [...CHOSEN, ...new Set(needs)],
      resourceMapper: {
        resourceMapperMethod: place.name,
        mode: 'add',
        fieldWords: { singular: 'field', plural: 'fields' },
        supportAutoMap: true,
        // n8n first asks without a credential. When it asks again, it would else show all fields.
        addAllFields: false,
        refreshIncompleteSchemaOnOpen: true,
      },
    },
    ...(place.description === undefined ? {} : { description: place.description }),
  };
}

/** How a mapper shows its fields: any can be added, and required ones are there from the start. */
export const mapperFields = (fields: Field[]): ResourceMapperField[] => fields.map(mapperField);

/** The same for a form that lacks fields: n8n loads them when the form is opened again, as `readOnly` is not set. */
export const incompleteFields = (fields: Field[]): ResourceMapperField[] =>
  mapperFields(fields).map(({ readOnly: _, ...field }) => field);

/** Whether the fields that a form has saved are all of them. In: the saved mapper. */
export const isComplete = (saved: unknown): boolean =>
  Array.isArray(saved) &&
  saved.length > 0 &&
  saved.every((field: ResourceMapperField) => field.readOnly !== undefined);

function mapperField(field: Field): ResourceMapperField {
  const type = plainType(field.type);
  const options = optionsIn(type);
  return {
    id: mappedId(field),
    displayName: field.label,
    required: field.required,
    display: true,
    defaultMatch: false,
    canBeUsedToMatch: false,
    removed: !field.required,
    readOnly: false,
    type: options === undefined ? FIELD_TYPES[type.kind] : 'options',
    ...(options === undefined ? {} : { options }),
  };
}

/**
 * The editor has a box for each of these. Long numbers would lose digits as numbers, and a switch would send "no" as soon as
 * it is there.
 */
const FIELD_TYPES: Record<Kind, FieldType> = {
  text: 'string',
  integer: 'number',
  id: 'string',
  decimal: 'number',
  money: 'number',
  boolean: 'options',
  choice: 'options',
  day: 'dateTime',
  moment: 'dateTime',
  time: 'string',
  file: 'string',
  list: 'string',
  record: 'object',
  records: 'array',
  json: 'object',
  coded: 'string',
  mapper: 'object',
  conditions: 'string',
};

function optionsIn(type: Type): INodePropertyOptions[] | undefined {
  if (type.kind === 'choice') return type.choices.map(({ label, word }) => ({ name: label, value: word }));
  if (type.kind === 'integer')
    return type.entries?.map(({ label, word }) => ({ name: label, value: Number(word) }));
  if (type.kind !== 'boolean') return undefined;
  const { yes, no } = type.labels ?? { yes: 'Yes', no: 'No' };
  return [
    { name: yes, value: true },
    { name: no, value: false },
  ];
}

type Conditions = TypeOf<'conditions'>;

/** Names of the methods that load the columns of a filter builder and the operators of a column. */
export const columnsMethod = ({ name }: Pick<Field, 'name'>): string => `${name}Columns`;
export const operatorsMethod = ({ name }: Pick<Field, 'name'>): string => `${name}Operators`;

/** n8n's words for a list that a method loads. */
const LOADED_HELP =
  'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** The parameters of a row of conditions. Values are typed: what a column takes is known when the row is read. */
export function conditionRow(type: Conditions, field: Field): INodeProperties[] {
  const none = wordsTaking(type.dialect, 'nothing');
  const ranges = wordsTaking(type.dialect, 'range');
  return [
    {
      displayName: 'Field Name or ID',
      name: 'column',
      type: 'options',
      typeOptions: {
        loadOptionsMethod: columnsMethod(field),
        loadOptionsDependsOn: [...CHOSEN_OR_EVENT, ...(type.from ? parametersOf(type.from) : [])],
      },
      default: '',
      description: LOADED_HELP,
    },
    {
      displayName: 'Operator Name or ID',
      name: 'operator',
      type: 'options',
      typeOptions: { loadOptionsMethod: operatorsMethod(field), loadOptionsDependsOn: ['&column'] },
      default: '',
      description: LOADED_HELP,
    },
    {
      displayName: 'Value',
      name: 'value',
      type: 'string',
      default: '',
      ...(none.length === 0 ? {} : { displayOptions: { hide: { operator: none } } }),
    },
    ...(ranges.length === 0
      ? []
      : [
          {
            displayName: 'Upper Value',
            name: 'upper',
            type: 'string' as const,
            default: '',
            displayOptions: { show: { operator: ranges } },
          },
        ]),
  ];
}

/** The columns that a condition can be about, as the editor lists them. */
export const columnOptions = (type: Conditions): INodePropertyOptions[] =>
  columnsOf(type).map(({ name, label, description }) => ({
    name: label,
    value: name,
    ...(description === undefined ? {} : { description }),
  }));

/** The operators that fit a column; none while no column is chosen. In: the column's name, or its spelling at the vendor. */
export function operatorOptions(type: Conditions, chosen: unknown): INodePropertyOptions[] {
  const column = columnsOf(type).find(({ name, wire }) => name === chosen || wire === chosen);
  if (!column) return [];
  return Object.entries(operatorsOf(type, column)).map(([value, { label: name }]) => ({ name, value }));
}
