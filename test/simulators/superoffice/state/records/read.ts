import { enumNumber } from './blank';
import type { SoRecord } from './blank';
import { idIn } from './references';

/** Reads a column of the database from a record. */
export type Read = (record: SoRecord) => unknown;

/** A text member. */
export const text =
  (member: string): Read =>
  (record) =>
    record[member] ?? '';
/** A number member. */
export const number =
  (member: string): Read =>
  (record) =>
    Number(record[member] ?? 0);
/** The key in a reference. */
export const reference =
  (member: string): Read =>
  (record) =>
    idIn(record, member);

/** The number of an enum's name. */
export const enumOf =
  (name: string, member: string): Read =>
  (record) =>
    enumNumber(name, record[member]);

/** Who made and changed a record, and when. */
export const STAMPED: Record<string, Read> = {
  registered: text('CreatedDate'),
  registered_associate_id: reference('CreatedBy'),
  updated: text('UpdatedDate'),
  updated_associate_id: reference('UpdatedBy'),
  userdef_id: (record) => (Object.keys((record.CustomFields as object | null) ?? {}).length > 0 ? 1 : 0),
  userdef2_id: () => 0,
};
