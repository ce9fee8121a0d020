import { findSuperOfficeEnum, findSuperOfficeType, superOfficeFacts } from '../../documented';
import type { SuperOfficeParam } from '../../documented';

/** A carrier: its documented members by name. */
export type Carrier = Record<string, unknown>;

type Member = Pick<SuperOfficeParam, 'name' | 'type'>;

/** The documented members of a carrier, then those that the vendor's client has besides; none for an unknown one. */
export function fieldsOf(type: string): Member[] {
  const documented = findSuperOfficeType(type)?.fields ?? [];
  const names = new Set(documented.map(({ name }) => name));
  const more = superOfficeFacts().carriers.said[type] ?? [];
  return [...documented, ...more.filter(({ name }) => !names.has(name))];
}

/**
 * A carrier with every documented member, as NetServer stores what is sent: what is missing is blank, in .NET's way.
 * Rights are the server's own and never stored.
 */
export function whole(type: string, sent: Carrier): Carrier {
  return Object.fromEntries(
    fieldsOf(type).map((field) => [field.name, member(field.name, field.type, sent)]),
  );
}

function member(name: string, type: string, sent: Carrier): unknown {
  if (name === 'TableRight') return null;
  if (name === 'FieldProperties') return {};
  return filled(type, sent[name]);
}

/** A value with every documented member of its type, and of the carriers in it. */
export function filled(type: string, value: unknown): unknown {
  if (value === undefined || value === null) return blankMember(type);
  if (Array.isArray(value)) return value.map((entry: unknown) => filled(type.replace(/\[\]$/, ''), entry));
  if (typeof value !== 'object' || fieldsOf(type).length === 0) return structuredClone(value);
  return whole(type, value as Carrier);
}

/** What a member of this type holds while it is not set. */
export function blankMember(type: string): unknown {
  if (type.endsWith('[]')) return [];
  if (type.startsWith('map<')) return {};
  if (type.startsWith('enum ')) return valuesOf(type.slice(5))[0]?.name ?? '';
  return BLANKS[type] ?? null;
}

const valuesOf = (name: string): Array<{ name: string }> =>
  findSuperOfficeEnum(name)?.values ?? superOfficeFacts().enums.said[name] ?? [];

const BLANKS: Record<string, unknown> = {
  int32: 0,
  int64: 0,
  double: 0,
  boolean: false,
  string: '',
  'date-time': '0001-01-01T00:00:00',
};
