import { isMeantBy, within, type Field, type Path, type Type, type TypeOf } from '../operation';

/** Help that ends with a link to the vendor's page, in n8n's usual words. */
export const withLink = (help: string, page: string): string =>
  `${help.replace(/\.$/, '')}. <a href="${shortened(page)}" target="_blank">More info</a>.`;

/** Confluence finds a page by its number; the title after it is not needed. */
const shortened = (page: string): string => page.replace(/(\/wiki\/spaces\/\w+\/pages\/\d+)\/[^/?#]+$/, '$1');

/** The members of a record that users give. */
export const membersOf = ({ type }: Field): Field[] =>
  type.kind === 'records' || type.kind === 'record'
    ? type.fields.filter(({ preset }) => preset === undefined)
    : [];

/** How many members an example has if none is required. */
const SHOWN = 3;

/** Example JSON for a field. Of records: the first member and all required ones, or else the first few members. */
export function exampleOf(field: Field, path?: Path): string {
  const { type } = field;
  if (type.kind === 'records') return type.asObject ? namedValue(type) : `[${objectOf(field, path)}]`;
  if (type.kind === 'record') return objectOf(field, path);
  if (type.kind === 'json') return field.example ?? '{}';
  if (type.kind === 'list')
    return type.of.kind === 'json' ? (field.example ?? '[{}]') : `[${plain(type.of, field.example)}]`;
  return plain(type, field.example);
}

/** Rows that travel as an object, as one. */
function namedValue({ fields, asObject }: TypeOf<'records'>): string {
  const of = (member: string | undefined) => {
    const found = fields.find(({ name }) => name === member);
    return found ? exampleOf(found) : '""';
  };
  return `{ ${of(asObject?.key)}: ${of(asObject?.value)} }`;
}

function objectOf(field: Field, path?: Path): string {
  const inner = within(field.type, path);
  if (!inner) return '{}';
  const members = membersOf(field);
  const isAnyRequired = members.some(({ required }) => required);
  // The first member names the subject of a row, so it is shown even if only others are required.
  const shown = members.filter(({ required }, index) =>
    isAnyRequired ? required || index === 0 : index < SHOWN,
  );
  return `{ ${shown.map((member) => `"${member.name}": ${exampleOf(member, inner)}`).join(', ')} }`;
}

/** Kinds whose values have no quotation marks. */
const BARE = new Set<Type['kind']>(['id', 'integer', 'decimal', 'money', 'boolean']);

function plain(type: Type, given?: string): string {
  const example = type.kind === 'choice' ? wordOf(type, given) : (given ?? sampleOf(type));
  return BARE.has(type.kind) ? example.replace(/,/g, '') : JSON.stringify(example);
}

/** The word of the choice in the example, or of the first choice. */
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
