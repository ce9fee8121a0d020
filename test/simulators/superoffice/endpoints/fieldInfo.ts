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

const NO_DATE = '0001-01-01T00:00:00';

/**
 * The members that a definition has besides those of every field, by its type: the vendor's client has a carrier for each
 * type, and the catalogue the members that all share.
 */
const MEMBERS: Record<string, (about: FieldAbout) => SoRecord> = {
  Integer: () => ({ DefaultValue: 0 }),
  ShortText: () => ({ DefaultValue: '', TextLength: 239, FormatMask: '', IsHtml: false }),
  LongText: () => ({ DefaultValue: '', IsHtml: false, UseTextArea: true, NumRows: 4 }),
  Date: () => ({ DefaultValue: NO_DATE, IsDefaultNow: false }),
  DateTime: () => ({ DefaultValue: NO_DATE, IsDefaultNow: false }),
  Time: () => ({ DefaultValue: NO_DATE, IsDefaultNow: false }),
  Checkbox: () => ({ DefaultValue: false }),
  Decimal: () => ({ DefaultValue: 0, Precision: 2 }),
  MdoList: ({ list = '' }) => ({ DefaultValue: 0, MdoListName: list }),
  RelationTo: ({ target = '' }) => ({
    DefaultValue: 0,
    TargetTable: target,
    TargetLabel: '',
    UseDropDown: false,
    MdoListName: '',
  }),
};

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
    ...MEMBERS[about.type]?.(about),
  };
}
