/** What users do in SuperOffice's own client, so that the API's caller sees it afterwards. */
import type { SuperOfficeState } from './state';
import type { SoRecord } from './state/records/blank';
import type { KindName } from './state/records/kinds';
import { isWritable } from './state/records/records';
import { KINDS } from './state/records/kinds';

/** Who does it where nothing else is said: not the user of the credentials. */
const SOMEBODY = 6;

/** Somebody adds a record. In: documented members, references as `{ ContactId: 3 }`. Out: the new id. */
export function addRecord(
  state: SuperOfficeState,
  kind: KindName,
  values: SoRecord,
  associateId = SOMEBODY,
): number {
  const record = state.records.create(kind, checked(kind, values), associateId);
  return Number(record[KINDS[kind].id]);
}

/** Somebody changes members of a record. */
export function changeRecord(
  state: SuperOfficeState,
  kind: KindName,
  id: number,
  values: SoRecord,
  associateId = SOMEBODY,
): void {
  state.records.change(kind, id, checked(kind, values), associateId);
}

/** A sale is won or lost. */
export function closeSale(
  state: SuperOfficeState,
  id: number,
  status: 'Sold' | 'Lost',
  associateId = SOMEBODY,
): void {
  changeRecord(state, 'sale', id, { Status: status }, associateId);
}

/** Somebody deletes a record: companies and persons softly. */
export function deleteRecord(
  state: SuperOfficeState,
  kind: KindName,
  id: number,
  associateId = SOMEBODY,
): void {
  state.records.delete(kind, id, associateId);
}

function checked(kind: KindName, values: SoRecord): SoRecord {
  const wrong = Object.keys(values).find((member) => !isWritable(KINDS[kind], member));
  if (wrong !== undefined) throw new Error(`A ${kind} has no member ${wrong} to set`);
  return values;
}
