import { filled } from '../../carrier';
import { associateCarrier } from './associates';
import { blank, enumName, membersOf } from './blank';
import type { SoRecord } from './blank';
import { shownCustom } from './customFields';
import { computed } from './computed';
import type { Kind, KindName } from './kinds';
import { itemName, itemOf } from './names';
import type { Records } from './records';
import { REFERENCES } from './references';
import { summaryOf } from './summaries';

/** A record as the API carries it: every documented member, references filled in with what they hold now. */
export function wholeEntity(records: Records, kind: Kind, record: SoRecord): SoRecord {
  const members = membersOf(kind.type).map(({ name, type }): [string, unknown] => [
    name,
    shown(records, type, record[name]),
  ]);
  return {
    ...Object.fromEntries(members),
    ...computed(records, kind, record, wholeEntity),
    ...customOf(kind, record),
  };
}

/** `CustomFields`, and the two members that it replaces, where the kind has them. */
function customOf(kind: Kind, record: SoRecord): SoRecord {
  const has = new Set(membersOf(kind.type).map(({ name }) => name));
  if (!has.has('CustomFields')) return {};
  const stored = (record.CustomFields as SoRecord | null) ?? {};
  const shown = shownCustom(kind.name, stored, itemName);
  const part = (isMine: (name: string) => boolean): SoRecord =>
    Object.fromEntries(Object.entries(shown).filter(([name]) => isMine(name)));
  const old = {
    UserDefinedFields: part((name) => name.startsWith('SuperOffice:')),
    ExtraFields: part((name) => name.startsWith('x_')),
  };
  const kept = Object.entries(old).filter(([name]) => has.has(name));
  return { ...Object.fromEntries(kept), CustomFields: shown };
}

function shown(records: Records, type: string, value: unknown): unknown {
  const reference = REFERENCES[type];
  if (!reference) return filled(type, value);
  if (typeof value !== 'object' || value === null) return null;
  const id = Number((value as SoRecord)[reference.id] ?? 0);
  if (type === 'Associate') return associateCarrier(id);
  if (reference.list !== undefined) return itemCarrier(type, reference.list, id);
  const kind = type.toLowerCase() as KindName;
  const record = records.get(kind, id);
  return record ? summaryOf(records, kind, record) : null;
}

function itemCarrier(type: string, list: string, id: number): SoRecord | null {
  const item = itemOf(list, id);
  const reference = REFERENCES[type];
  if (!item || !reference) return null;
  const carrier = blank(type);
  carrier[reference.id] = id;
  const named = 'Value' in carrier ? 'Value' : 'Name';
  carrier[named] = item.name;
  if ('Fullname' in carrier) carrier.Fullname = item.fullName ?? item.name;
  if (type === 'TicketStatusEntity') carrier.Status = enumName('TicketBaseStatus', id);
  return carrier;
}
