import { associateWith } from '../state/records/associates';
import type { SoRecord } from '../state/records/blank';
import type { Records } from '../state/records/records';
import { idIn } from '../state/records/references';

/** The value of a column in a row; of a list's item or a user its id, which is what filters compare. */
export type Column = (record: SoRecord, records: Records) => unknown;

/** A member as it is; null if there is none. */
export const member =
  (name: string): Column =>
  (record) =>
    record[name] ?? null;
/** The key in a reference. */
export const link =
  (name: string): Column =>
  (record) =>
    idIn(record, name);
/** The full name of the user in a reference. */
export const nameOf =
  (name: string): Column =>
  (record) =>
    associateWith(idIn(record, name))?.fullName ?? '';
/** Columns that companies, persons, sales and projects share; those of persons have a prefix in some archives. */
export const STAMPS = {
  updatedBy: link('UpdatedBy'),
  updatedByFullName: nameOf('UpdatedBy'),
  updatedDate: member('UpdatedDate'),
  registeredBy: link('CreatedBy'),
  registeredByFullName: nameOf('CreatedBy'),
  registeredDate: member('CreatedDate'),
};
