import { isMeantBy, within, type Field, type Path, type Type, type TypeOf } from '../operation';

/** Help that ends in a link to the vendor's page, in n8n's own words. */
export const withLink = (help: string, page: string): string =>
  `${help.replace(/\.$/, '')}. <a href="${shortened(page)}" target="_blank">More info</a>.`;

/** Confluence finds a page by its number, without the title behind it. */
const shortened = (page: string): string => page.replace(/(\/wiki\/spaces\/\w+\/pages\/\d+)\/[^/?#]+$/, '$1');

/** The members of a record that a user gives. */
export const membersOf = ({ type }: Field): Field[] =>
  type.kind === 'records' || type.kind === 'record'
    ? type.fields.filter(({ preset }) => preset === undefined)
    : [];

/** How many members an example has where none is required. */
const SHOWN = 3;

/** JSON that could be given for a field: of records, their first member and what is required, or else the first members. */
export function exampleOf(field: Field, path?: Path): string {
  const { type } = field;
  if (type.kind === 'records') return `[${objectOf(field, path)}]`;
  if (type.kind === 'record') return objectOf(field, path);
  if (type.kind === 'json') return field.example ?? '{}';
  if (type.kind === 'list')
    return type.of.kind === 'json' ? (field.example ?? '[{}]') : `[${plain(type.of, field.example)}]`;
  return plain(type, field.example);
}

function objectOf(field: Field, path?: Path): string {
  const inner = within(field.type, path);
  if (!inner) return '{}';
  const members = membersOf(field);
  const isAnyRequired = members.some(({ required }) => required);
  // The first member says what a row is about, also where only others are required.
  const shown = members.filter(({ required }, index) =>
    isAnyRequired ? required || index === 0 : index < SHOWN,
  );
  return `{ ${shown.map((member) => `"${member.name}": ${exampleOf(member, inner)}`).join(', ')} }`;
}

/** Kinds whose values are written without quotation marks. */
const BARE = new Set<Type['kind']>(['id', 'integer', 'decimal', 'money', 'boolean']);

function plain(type: Type, given?: string): string {
  const example = type.kind === 'choice' ? wordOf(type, given) : (given ?? sampleOf(type));
  return BARE.has(type.kind) ? example.replace(/,/g, '') : JSON.stringify(example);
}

/** The word of a choice that the example means, or of the first. */
function wordOf({ choices }: TypeOf<'choice'>, given?: string): string {
  const meant = given === undefined ? undefined : choices.find((choice) => isMeantBy(given, choice));
  return (meant ?? choices[0])?.word ?? '';
}

const sampleOf = ({ kind }: Type): string => SAMPLES[kind] ?? 'text';

const SAMPLES: Partial<Record<Type['kind'], string>> = {
  id: '1',
  integer: '1',
  decimal: '12.5',
  money: '12.5',
  boolean: 'true',
  day: '2026-01-31',
  moment: '2026-01-31T08:00:00Z',
  time: '14:30',
};
