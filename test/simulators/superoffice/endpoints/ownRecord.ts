import { shownTo } from '../answers';
import type { OfficeCall } from '../call';
import { notFound } from '../reply';
import type { SuperOfficeState } from '../state';
import { blank } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { KINDS } from '../state/records/kinds';
import type { Kind } from '../state/records/kinds';
import { wholeEntity } from '../state/records/shown';

/** Kinds whose files, members and lines are kept beside their records. */
export type OwnKind = 'document' | 'attachment' | 'ticketMessage' | 'ticket' | 'sale' | 'selection';

const kindOf = (name: OwnKind): Kind | undefined => (KINDS as Record<string, Kind | undefined>)[name];

/** A record of the database. Throws if there is none. */
export function demandOwn({ records }: SuperOfficeState, name: OwnKind, id: number): SoRecord {
  const kind = kindOf(name);
  const record = kind ? records.get(kind.name, id) : {};
  if (!record) throw notFound(kind?.rest ?? name, id);
  return record;
}

/** A record as an answer carries it. */
export function shownOwn(state: SuperOfficeState, call: OfficeCall, name: OwnKind, id: number): SoRecord {
  const record = demandOwn(state, name, id);
  const kind = kindOf(name);
  if (!kind) return blank('DocumentEntity');
  return shownTo(call, kind.type, wholeEntity(state.records, kind, record)) as SoRecord;
}

/** Stamps a record as changed, and changes members of it. */
export function touchOwn(
  { records }: SuperOfficeState,
  { user }: OfficeCall,
  name: OwnKind,
  id: number,
  values: SoRecord = {},
): void {
  const kind = kindOf(name);
  if (kind) records.change(kind.name, id, values, user.associateId);
}
