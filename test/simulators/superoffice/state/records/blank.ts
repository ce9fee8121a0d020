import { findSuperOfficeEnum, findSuperOfficeType } from '../../../../documented';
import type { SuperOfficeParam } from '../../../../documented';
import { blankMember, whole } from '../../carrier';
import type { Carrier } from '../../carrier';

/** A record as JSON, its members spelled as documented. */
export type SoRecord = Carrier;

/** The documented members of a carrier; none for one without a page. */
export function membersOf(type: string): SuperOfficeParam[] {
  return findSuperOfficeType(type)?.fields ?? [];
}

/** A carrier in which nothing is set. Only its address is there, and empty. */
export function blank(type: string): SoRecord {
  const carrier = whole(type, {});
  const hasAddress = membersOf(type).some((member) => member.type === 'Address');
  return hasAddress ? { ...carrier, Address: blankValue('Address') } : carrier;
}

/** What a member of this type holds while it is not set. */
export function blankValue(type: string): unknown {
  return type === 'Address' ? whole('Address', { Street: {}, Postal: {} }) : blankMember(type);
}

/** The name of a number of an enum; its first name for a number it does not have, '' where its page has no values. */
export function enumName(name: string, value: number): string {
  const values = findSuperOfficeEnum(name)?.values ?? [];
  return (values.find((row) => row.value === value) ?? values[0])?.name ?? '';
}

/** The number of a name of an enum; 0 if it has no such name. */
export function enumNumber(name: string, value: unknown): number {
  return findSuperOfficeEnum(name)?.values.find((row) => row.name === value)?.value ?? 0;
}
