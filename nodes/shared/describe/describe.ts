import type {
  IDisplayOptions,
  INodeProperties,
  INodePropertyCollection,
  INodePropertyOptions,
} from 'n8n-workflow';
import { formFields, type Catalogue, type Field, type Operation } from '../operation';
import { parameter } from './control';
import { callOptions } from './options';

/** Name of the switch between the form and the JSON of a list of records. */
export const modeName = (field: Field): string => `${field.name}Mode`;

/** Name of the JSON parameter of a list of records. */
export const jsonName = (field: Field): string => `${field.name}Json`;

/**
 * Every parameter of a node, in the editor's order: resource, operation, then the fields of each operation
 * with the conditions under which they are shown.
 */
export function describe(catalogue: Catalogue): INodeProperties[] {
  return [
    resourceList(catalogue),
    ...catalogue.resources.map(({ value }) => operationList(catalogue, value)),
    ...catalogue.operations.flatMap(fieldsOf),
  ];
}

function resourceList({ resources }: Catalogue): INodeProperties {
  return {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: byName(
      resources.map(({ value, name, description }) => ({
        name,
        value,
        ...(description ? { description } : {}),
      })),
    ),
    default: resources[0]?.value ?? '',
  };
}

function operationList({ operations }: Catalogue, resource: string): INodeProperties {
  const offered = operations.filter((operation) => operation.resource === resource);
  const options = offered.map(({ name, operation, action, description }) => ({
    name,
    value: operation,
    action,
    description,
  }));
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [resource] } },
    options: byName(options),
    default: offered[0]?.operation ?? '',
  };
}

const byName = (options: INodePropertyOptions[]): INodePropertyOptions[] =>
  [...options].sort((a, b) => a.name.localeCompare(b.name, 'en'));

function fieldsOf(operation: Operation): INodeProperties[] {
  const show = { resource: [operation.resource], operation: [operation.operation] };
  const fields = formFields(operation);
  const direct = fields.filter((field) => field.group === undefined);
  const filters = fields.filter((field) => field.group === 'filters');
  return [
    ...direct.flatMap((field) => topLevel(field, show)),
    ...(operation.walk ? returnAllOrLimit(show) : []),
    ...(filters.length > 0
      ? [collection('filters', 'Filters', 'Add Filter', filters.map(parameter), show)]
      : []),
    collection('options', 'Options', 'Add Option', callOptions(operation), show),
  ];
}

type Show = NonNullable<IDisplayOptions['show']>;

function topLevel(field: Field, show: Show): INodeProperties[] {
  const shown: Show = field.shownIf ? { ...show, [field.shownIf.field]: [field.shownIf.is] } : show;
  if (field.type.kind !== 'records') return [{ ...parameter(field), displayOptions: { show: shown } }];
  const { description, ...rows } = parameter(field);
  return [
    {
      displayName: `Specify ${field.label}`,
      name: modeName(field),
      type: 'options',
      noDataExpression: true,
      displayOptions: { show: shown },
      options: [
        { name: 'Define Below', value: 'defineBelow' },
        { name: 'From JSON', value: 'json' },
      ],
      default: 'defineBelow',
      description,
    },
    { ...rows, displayOptions: { show: { ...shown, [modeName(field)]: ['defineBelow'] } } },
    {
      displayName: `${field.label} (JSON)`,
      name: jsonName(field),
      type: 'json',
      displayOptions: { show: { ...shown, [modeName(field)]: ['json'] } },
      default: '[]',
      hint: `For example ${exampleRow(field)}`,
      description: `A list of objects with ${memberNames(field)}`,
    },
  ];
}

const membersOf = (field: Field): Field[] => (field.type.kind === 'records' ? field.type.fields : []);

const memberNames = (field: Field): string =>
  membersOf(field)
    .map(({ name }) => name)
    .join(', ');

const exampleRow = (field: Field): string =>
  `[{ ${membersOf(field)
    .map(({ name, example }) => `"${name}": ${example ?? '…'}`)
    .join(', ')} }]`;

function returnAllOrLimit(show: Show): INodeProperties[] {
  return [
    {
      displayName: 'Return All',
      name: 'returnAll',
      type: 'boolean',
      displayOptions: { show },
      default: false,
      description: 'Whether to return all results or only up to a given limit',
    },
    {
      displayName: 'Limit',
      name: 'limit',
      type: 'number',
      displayOptions: { show: { ...show, returnAll: [false] } },
      typeOptions: { minValue: 1 },
      default: 50,
      description: 'Max number of results to return',
    },
  ];
}

function collection(
  name: string,
  displayName: string,
  placeholder: string,
  parameters: INodeProperties[],
  show: Show,
): INodeProperties {
  const options = [...parameters].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
  return {
    displayName,
    name,
    type: 'collection',
    placeholder,
    displayOptions: { show },
    default: {},
    options: options as Array<INodeProperties | INodePropertyOptions | INodePropertyCollection>,
  };
}
