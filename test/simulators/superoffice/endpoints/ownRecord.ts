import { shownTo } from '../answers';
import type { OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { KindName } from '../state/records/kinds';
import { wholeEntity } from '../state/records/shown';

/** A record of the database, for what is kept beside it. Throws if there is none. */
export function demandOwn({ records }: SuperOfficeState, name: KindName, id: number): SoRecord {
  const record = records.get(name, id);
  if (!record) throw notFound(KINDS[name].rest, id);
  return record;
}

/** A record as an answer carries it. */
export function shownOwn(state: SuperOfficeState, call: OfficeCall, name: KindName, id: number): SoRecord {
  const record = demandOwn(state, name, id);
  return shownTo(call, KINDS[name].type, wholeEntity(state.records, KINDS[name], record)) as SoRecord;
}

/** Stamps a record as changed, and changes members of it. */
export function touchOwn(
  { records }: SuperOfficeState,
  { user }: OfficeCall,
  name: KindName,
  id: number,
  values: SoRecord = {},
): void {
  records.change(name, id, values, user.associateId);
}
