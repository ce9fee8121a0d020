import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { formFields, OPEN, type Field, type Group, type Operation } from '../operation';
import { byDisplayName, isDrawn, parameter, savedValues, shownBeside } from './control';
import { withPicks } from './picks';

/** Name of the switch between the form and the JSON of a list of records. */
export const modeName = (field: Field): string => `${field.name}Mode`;

/** Name of the JSON parameter of a list of records. */
export const jsonName = (field: Field): string => `${field.name}Json`;

/** The parameters of an operation's fields outside collections, in the order of the declaration. */
export const directFields = (operation: Operation): INodeProperties[] =>
  formFields(operation)
    .filter((field) => isDrawn(field) && field.group === undefined)
    .flatMap((field) => topLevel(field, operation.fields));

/** Collections of optional fields, as n8n's own nodes name them. */
export const GROUPS: Record<Group, { displayName: string; placeholder: string }> = {
  filters: { displayName: 'Filters', placeholder: 'Add Filter' },
  additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
  updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
};

/** The collections of an operation's optional fields. */
export const collectionsOf = ({ fields }: Operation): INodeProperties[] =>
  (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const grouped = fields.filter((field) => isDrawn(field) && field.group === group);
    return grouped.length === 0 ? [] : [collection(group, grouped, fields)];
  });

function collection(group: Group, grouped: Field[], fields: Field[]): INodeProperties {
  const options = byDisplayName(
    grouped.flatMap((field) => withPicks(field, shownBeside(field, grouped, fields))),
  );
  return {
    ...GROUPS[group],
    name: group,
    type: 'collection',
    default: {},
    options: options as Array<INodeProperties | INodePropertyOptions | INodePropertyCollection>,
  };
}

function topLevel(field: Field, fields: Field[]): INodeProperties[] {
  const show = field.shownIf ? { [field.shownIf.field]: savedValues(field.shownIf, fields) } : {};
  const shown = field.shownIf ? { show } : undefined;
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
      displayName: `${field.label} (JSON)`,
      name: jsonName(field),
      type: 'json',
      displayOptions: { show: { ...show, [modeName(field)]: ['json'] } },
      default: '[]',
      hint: `For example ${exampleOf(field)}`,
      description: `A list of objects with ${memberNames(field)}${isOpen(field) ? ', and with members that are not listed here' : ''}`,
    },
  ];
}

const membersOf = ({ type }: Field): Field[] =>
  type.kind === 'records' || type.kind === 'record' ? type.fields.filter(isDrawn) : [];

const isOpen = ({ type }: Field): boolean => type.kind === 'records' && type.open === true;

const memberNames = (field: Field): string =>
  membersOf(field)
    .map(({ name }) => name)
    .join(', ');

/** Kinds whose examples are written without quotation marks. */
const BARE = new Set(['id', 'integer', 'decimal', 'boolean']);

function exampleOf(field: Field): string {
  const { type, example = '…' } = field;
  const object = (): string =>
    `{ ${membersOf(field)
      .map((member) => `"${member.name}": ${exampleOf(member)}`)
      .join(', ')} }`;
  if (type.kind === 'records') return `[${object()}]`;
  if (type.kind === 'record') return object();
  return BARE.has(type.kind) || example === '…' ? example : `"${example}"`;
}

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

/** Binary field of the item that a downloaded file is put into, unless the user names another. */
export const OUTPUT_FIELD = 'data';

/** Where a download leaves its file, in n8n's own words. */
export const OUTPUT_FILE: INodeProperties = {
  displayName: 'Put Output File in Field',
  name: 'binaryPropertyName',
  type: 'string',
  default: OUTPUT_FIELD,
  placeholder: 'e.g. data',
  hint: 'The name of the output binary field to put the file in',
};

/** What an incomplete page does not tell of. */
export const OPEN_PARAMETER: INodeProperties = {
  displayName: 'Additional Fields (JSON)',
  name: OPEN,
  type: 'json',
  default: '{}',
  description:
    'More fields to send, as a JSON object. The documentation of this operation is incomplete; what it tells of has fields of its own.',
};
