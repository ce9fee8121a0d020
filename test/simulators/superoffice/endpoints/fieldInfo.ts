import { superOfficeFacts } from '../../../documented';
import { blankMember } from '../carrier';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';

/** What the definition of a field says beyond its type. */
export interface FieldAbout {
  name: string;
  label: string;
  /** A name of CustomFieldType. */
  type: string;
  rank: number;
  /** The list of a list field. */
  list?: string;
  /** The table that a field refers to. */
  target?: string;
  isMandatory?: boolean;
  isReadOnly?: boolean;
}

/** What each type of field has besides the members of all; blank but for the list and the table. */
function ownMembers({ type, list = '', target = '' }: FieldAbout): SoRecord {
  const members = superOfficeFacts().fieldDefinitions.said[type] ?? [];
  const known: SoRecord = { MdoListName: list, TargetTable: target };
  return Object.fromEntries(members.map(({ name, type: of }) => [name, known[name] ?? blankMember(of)]));
}

/** The definition of a field. */
export function fieldInfo(about: FieldAbout): SoRecord {
  return {
    ...blank('FieldInfoBase'),
    FieldType: about.type,
    FieldName: about.name,
    DisplayName: about.label,
    IsMandatory: about.isMandatory ?? false,
    IsReadOnly: about.isReadOnly ?? false,
    Rank: about.rank,
    ...ownMembers(about),
  };
}
