import type {
  IDisplayOptions,
  INodeProperties,
  INodePropertyCollection,
  INodePropertyOptions,
} from 'n8n-workflow';
import { isAsked, mapperOf, type Field, type Group, type Operation } from '../operation';
import { byDisplayName, parameter, savedValues, shownBeside } from './control';
import { exampleOf, membersOf, withLink } from './jsonHelp';
import { drawnFields, type DrawnField } from './locators';
import { mapperParameter } from './mappers';
import { withPicks } from './picks';

/** Name of the switch between form and JSON for a list of records. */
export const modeName = (field: Field): string => `${field.name}Mode`;

/** Name of the JSON parameter of a list of records. */
export const jsonName = (field: Field): string => `${field.name}Json`;

/** The parameters of an operation's fields outside collections, in the order of the declaration. */
export function directFields(operation: Operation): INodeProperties[] {
  const drawn = new Set<string>();
  return drawnFields(operation)
    .filter((field) => isAsked(field) && field.group === undefined)
    .flatMap((field) => {
      const place = mapperOf(field);
      if (!place) return topLevel(field, operation);
      if (drawn.has(place.name)) return [];
      drawn.add(place.name);
      return [mapperParameter(place, operation)];
    });
}

/** Collections of optional fields, named as in n8n's own nodes. */
export const GROUPS: Record<Group, { displayName: string; placeholder: string }> = {
  filters: { displayName: 'Filters', placeholder: 'Add Filter' },
  additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
  updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
};

/** The collections of an operation's optional fields. */
export function collectionsOf(operation: Operation): INodeProperties[] {
  const drawn = drawnFields(operation);
  return (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const grouped = drawn.filter((field) => isAsked(field) && field.group === group);
    return grouped.length === 0 ? [] : [collection(group, grouped, operation)];
  });
}

function collection(group: Group, grouped: DrawnField[], { fields }: Operation): INodeProperties {
  const drawn = (field: DrawnField) =>
    withPicks(field, shownBeside(field, grouped, fields)).map((parameter) =>
      withJsonRows(unchecked(parameter), field),
    );
  const options = byDisplayName(grouped.flatMap(drawn));
  return {
    ...GROUPS[group],
    name: group,
    type: 'collection',
    default: {},
    options: options as Array<INodeProperties | INodePropertyOptions | INodePropertyCollection>,
  };
}

/**
 * A resource locator without its checks. n8n applies the checks of one in a collection to the parameter of the same name at
 * the top level, which may belong to another operation (n8n-workflow, getParameterIssues). The run checks the value anyway.
 */
const unchecked = ({ modes, ...parameter }: INodeProperties): INodeProperties =>
  modes === undefined ? parameter : { ...parameter, modes: modes.map(({ validation: _, ...mode }) => mode) };

function topLevel(field: DrawnField, { fields, docs }: Operation): INodeProperties[] {
  const show = field.shownIf ? { [field.shownIf.field]: savedValues(field.shownIf, fields) } : {};
  const shown = field.shownIf ? { show } : undefined;
  if (field.warning !== undefined) return [parameter(field, shown), warningOf(field, field.warning, show)];
  if (isJson(field)) return [withHelp(parameter(field, shown), docs)];
  if (field.type.kind !== 'records') return withPicks(field, shown);
  const { description, ...rows } = parameter(field);
  return [
    {
      displayName: `Specify ${field.label}`,
      name: modeName(field),
      type: 'options',
      noDataExpression: true,
      displayOptions: { show },
      options: [
        { name: 'Define Below', value: 'defineBelow' },
        { name: 'From JSON', value: 'json' },
      ],
      default: 'defineBelow',
      description,
    },
    { ...rows, displayOptions: { show: { ...show, [modeName(field)]: ['defineBelow'] } } },
    {
      ...jsonRows(field, jsonName(field)),
      displayOptions: { show: { ...show, [modeName(field)]: ['json'] } },
    },
  ];
}

/** Inside a collection, the name of the section with the rows as JSON and of its one parameter. */
export const JSON_ROWS = 'json';

/** A list of records inside a collection. A second section beside its rows takes them as JSON. */
function withJsonRows(parameter: INodeProperties, field: Field): INodeProperties {
  if (field.type.kind !== 'records' || parameter.name !== field.name) return parameter;
  const rows = (parameter.options ?? []) as INodePropertyCollection[];
  return {
    ...parameter,
    options: [
      ...rows.map((section) => ({ ...section, displayName: 'Define Below' })),
      { name: JSON_ROWS, displayName: 'From JSON', values: [jsonRows(field, JSON_ROWS)] },
    ],
  };
}

/** The box for the rows of a list as JSON. */
const jsonRows = (field: Field, name: string): INodeProperties => ({
  displayName: `${field.label} (JSON)`,
  name,
  type: 'json',
  default: '[]',
  hint: `For example ${exampleOf(field)}`,
  description: `${isObject(field) ? 'An object of names and values, or a' : 'A'} list of objects with ${memberNames(field)}${isOpen(field) ? ', and with members that are not listed here' : ''}`,
});

/** The notice that is shown while a switch is on. */
const warningOf = (
  { name }: Field,
  words: string,
  show: NonNullable<IDisplayOptions['show']>,
): INodeProperties => ({
  displayName: words,
  name: `${name}Warning`,
  type: 'notice',
  default: '',
  displayOptions: { show: { ...show, [name]: [true] } },
});

const isJson = ({ type }: Field): boolean =>
  type.kind === 'json' || (type.kind === 'list' && type.of.kind === 'json');

const withHelp = (parameter: INodeProperties, docs: string): INodeProperties => ({
  ...parameter,
  description: withLink(parameter.description ?? 'JSON, as the page of the vendor has it', docs),
});

const isObject = ({ type }: Field): boolean => type.kind === 'records' && type.asObject !== undefined;

const isOpen = ({ type }: Field): boolean => type.kind === 'records' && type.open === true;

const memberNames = (field: Field): string =>
  membersOf(field)
    .map(({ name }) => name)
    .join(', ');

export const RETURN_ALL_OR_LIMIT: INodeProperties[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    displayOptions: { show: { returnAll: [false] } },
    typeOptions: { minValue: 1 },
    default: 50,
    description: 'Max number of results to return',
  },
];

/** Default name of the binary field that a downloaded file goes into. */
export const OUTPUT_FIELD = 'data';

/** Where a download goes, in n8n's usual words. */
export const OUTPUT_FILE: INodeProperties = {
  displayName: 'Put Output File in Field',
  name: 'binaryPropertyName',
  type: 'string',
  default: OUTPUT_FIELD,
  placeholder: 'e.g. data',
  hint: 'The name of the output binary field to put the file in',
};
