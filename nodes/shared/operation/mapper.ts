import type { Field, FieldsRead, ListRead, MapperPlace, Operation, Type } from './declaration';

/**
 * Offers fields in a resource mapper of the form: users add the ones that they want to send, or map the input's members
 * automatically. Use it as `rest: mapped('moreFields', { label: 'More Fields' })` of an argument, or around fields, like
 * `additional`.
 */
export const mapped =
  (name: string, options: Omit<MapperPlace, 'name' | 'id'>) =>
  (...fields: Field[]): Field[] =>
    fields.map(({ picks: _, ...field }) =>
      field.preset === undefined ? { ...field, mapper: { name, ...options } } : field,
    );

/**
 * The object with a customer's own fields, which a read describes: `body('customFields', mapper(customFields), { … })`.
 * In a result it names the members. `isNew`: the call makes a new record. `closed`: what is not described is not shown.
 */
export const mapper = (from: FieldsRead, details: { isNew?: boolean; closed?: boolean } = {}): Type => ({
  kind: 'mapper',
  from,
  ...details,
});

/**
 * A value inside a text in the vendor's form: `coded(integer(), { sent: '{value}', read: '[I:{value}]' })`.
 * `empty`: the value that a field without one has.
 */
export const coded = (of: Type, forms: { sent?: string; read?: string; empty?: string }): Type => ({
  kind: 'coded',
  of,
  ...forms,
});

/** The parameters of the form that a read needs, and those of the reads before it. */
export const parametersOf = ({ needs = {}, via }: ListRead): string[] => [
  ...Object.values(needs).flatMap(({ parameter }) => parameter),
  ...(via ? parametersOf(via) : []),
];

/** The mapper that offers a field, if any. Fields that a read describes get their own mapper by default. */
export function mapperOf({ mapper: place, type, name, label, description }: Field): MapperPlace | undefined {
  if (place) return place;
  return type.kind === 'mapper'
    ? { name, label, ...(description === undefined ? {} : { description }) }
    : undefined;
}

/** The name under which a mapper saves a field. */
export const mappedId = ({ mapper: place, name }: Field): string => place?.id ?? name;

/** The fields that a mapper offers. Fields that a read describes are one field here. */
export const mappedFields = ({ fields }: Pick<Operation, 'fields'>, mapperName: string): Field[] =>
  fields.filter((field) => field.preset === undefined && mapperOf(field)?.name === mapperName);

/** The mappers of an operation, in the order of its form. */
export function mappersOf({ fields }: Pick<Operation, 'fields'>): MapperPlace[] {
  const found = new Map<string, MapperPlace>();
  for (const field of fields) {
    const place = field.preset === undefined ? mapperOf(field) : undefined;
    if (place && !found.has(place.name)) found.set(place.name, place);
  }
  return [...found.values()];
}

/** Where a mapper saves a field: a path for n8n. The ID in it may have any characters. */
export function mappedPath(place: MapperPlace, field: Field): string {
  const known = paths.get(field) ?? `${place.name}.value[${JSON.stringify(mappedId(field))}]`;
  paths.set(field, known);
  return known;
}

/** Cached, because every item needs the paths of all fields. */
const paths = new WeakMap<Field, string>();

/** Throws if n8n can't show a mapper, or if another parameter has its name. */
export function assertMappers({ fields, locators = [] }: Operation, where: string): void {
  if (!fields.some(mapperOf)) return;
  const names = new Set(fields.map(({ name }) => name));
  const keys = new Set(locators.flatMap((locator) => Object.values(locator.keys)));
  for (const field of fields) {
    const place = mapperOf(field);
    if (!place) continue;
    if (field.group !== undefined)
      throw new Error(`${where}: ${field.name} is in a collection and in a mapper`);
    if (field.mapper && names.has(place.name)) throw new Error(`${where} has ${place.name} twice`);
    if (keys.has(field.name)) throw new Error(`${where}: ${field.name} is in a locator and in a mapper`);
  }
}

/** The mapped values of an input, and its members without a field. */
export interface AutoMapped {
  /** Values by field name. */
  values: Record<string, unknown>;
  leftOut: string[];
}

/**
 * Maps the members of an input automatically: by ID, then by the vendor's spelling, then by label, in any letter case. A
 * member that fits two fields is not mapped. In: `others`, fields that the mapper does not offer. A member that fits one of
 * them is mapped only by ID: `StartDate` of a record is not the one of an object inside it.
 */
export function autoMapped(
  fields: Field[],
  input: Record<string, unknown>,
  others: Field[] = [],
): AutoMapped {
  const fieldOf = finder(fields);
  const isOther = finder(others);
  const values: Record<string, unknown> = {};
  const takenBy = new Map<string, string>();
  const leftOut: string[] = [];
  // A member that equals the field's ID comes before a merely similar one.
  const members = Object.keys(input).sort((a, b) => rankOf(fieldOf(a), a) - rankOf(fieldOf(b), b));
  for (const member of members) {
    const found = fieldOf(member);
    const field = found && rankOf(found, member) > 0 && isOther(member) ? undefined : found;
    if (field && !takenBy.has(field.name)) {
      takenBy.set(field.name, member);
      values[field.name] = input[member];
    } else if (field || !isOther(member)) leftOut.push(member);
  }
  return { values, leftOut };
}

const rankOf = (field: Field | undefined, member: string): number =>
  field !== undefined && mappedId(field) === member ? 0 : 1;

const finders = new WeakMap<Field[], (member: string) => Field | undefined>();

function finder(fields: Field[]): (member: string) => Field | undefined {
  const known = finders.get(fields) ?? madeFinder(fields);
  finders.set(fields, known);
  return known;
}

function madeFinder(fields: Field[]): (member: string) => Field | undefined {
  const steps = [({ wire }: Field) => wire.split(/\.|\[\]/).at(-1) ?? wire, ({ label }: Field) => label];
  const byName = [mappedId, ...steps].map((nameOf) => {
    const found = new Map<string, Field | undefined>();
    for (const field of fields) {
      const name = nameOf(field).toLowerCase();
      found.set(name, found.has(name) ? undefined : field);
    }
    return found;
  });
  return (member) => {
    const name = member.toLowerCase();
    return byName.find((found) => found.has(name))?.get(name);
  };
}
