import { storedFrom } from '../answers';
import type { OfficeCall } from '../call';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { blankValue, enumName, membersOf } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { storedCustom } from '../state/records/customFields';
import { KINDS } from '../state/records/kinds';
import type { Kind } from '../state/records/kinds';
import { isWritable } from '../state/records/records';
import { idIn, REFERENCES, referenceTo } from '../state/records/references';
import { derivedFrom } from './derived';

/**
 * What a body sets of a record, as the database keeps it. In: `old`, the record as it is, if there is one.
 * Throws for a date that is none, for a reference to a record that does not exist, and for a custom field that can't hold
 * its value.
 */
export function valuesOf(
  state: SuperOfficeState,
  call: OfficeCall,
  kind: Kind,
  body: SoRecord,
  old?: SoRecord,
): SoRecord {
  const stored = storedFrom(call, kind.type, body) as SoRecord;
  const types = new Map(membersOf(kind.type).map((member) => [member.name, member.type]));
  const values = Object.entries(stored)
    .filter(([member]) => isWritable(kind, member))
    .map(([member, value]): [string, unknown] => [member, kept(state, types.get(member) ?? '', value)]);
  checkLinks(state, kind, stored);
  const own = Object.fromEntries(values) as SoRecord;
  return { ...own, ...derivedFrom(state, own, old), ...customOf(kind, stored, old) };
}

function kept(state: SuperOfficeState, type: string, value: unknown): unknown {
  if (type.startsWith('enum ') && typeof value === 'number') return enumName(type.slice(5), value);
  const reference = REFERENCES[type];
  if (!reference) return value ?? blankValue(type);
  const link = referenceTo(type, value);
  const table = KINDS[type.toLowerCase() as keyof typeof KINDS] as Kind | undefined;
  if (link && table && !state.records.get(table.name, idIn({ link }, 'link')))
    throw new OfficeError(400, `${type} ${idIn({ link }, 'link')} was not found`);
  return link;
}

/** Members that are the bare id of a record. */
function checkLinks({ records }: SuperOfficeState, { links }: Kind, body: SoRecord): void {
  for (const [member, target] of Object.entries(links)) {
    const id = Number(body[member] ?? 0);
    if (target && id > 0 && !records.get(target, id))
      throw new OfficeError(400, `${KINDS[target].rest} ${id} was not found`);
  }
}

/** Fields that are not named keep their values. `UserDefinedFields` and `ExtraFields` are older names of the same. */
function customOf(kind: Kind, body: SoRecord, old: SoRecord | undefined): SoRecord {
  const given = ['UserDefinedFields', 'ExtraFields', 'CustomFields']
    .map((member) => body[member])
    .filter((value): value is SoRecord => typeof value === 'object' && value !== null);
  if (given.length === 0) return {};
  const before = old?.CustomFields as SoRecord | undefined;
  return { CustomFields: { ...before, ...storedCustom(kind.name, Object.assign({}, ...given) as SoRecord) } };
}
