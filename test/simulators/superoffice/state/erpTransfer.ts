import type { Erp } from './erp';
import type { ErpField } from './erpFields';
import type { ErpLink, InternalKey } from './erpLinks';
import type { CrmRecord, KeyOutcome } from './erpTypes';

/** How values are carried over. */
export interface Transfer {
  to: 'crm' | 'erp';
  /** Blank values do not overwrite others. */
  keepsFilled: boolean;
}

/** Carries the mapped values of a link over, in the directions of its fields, and writes what changed into the log. */
export function carryOver(erp: Erp, link: ErpLink, { to, keepsFilled }: Transfer): void {
  for (const field of erp.fields.mapped(link.connection, link.type)) {
    if (to === 'crm' ? !field.toCrm : !field.toErp) continue;
    const value =
      to === 'crm' ? fromErp(erp, link, field) : fromCrm(erp, link.connection, link.key.record, field);
    if (value !== '' || !keepsFilled) write(erp, link, field, to, value);
  }
  link.changedIn[to === 'crm' ? 'erp' : 'crm'] = false;
}

/** The value of a mapped field in the ERP system, list items as those of SuperOffice. */
export function fromErp(
  erp: Erp,
  { connection, type, erpKey }: Pick<ErpLink, 'connection' | 'type' | 'erpKey'>,
  field: ErpField,
): string {
  const value = erp.systems.value(connection, type, erpKey, field.offered.key);
  const { list } = field.offered;
  if (value === '' || list === undefined || !erp.lists.isMatched(connection, list)) return value;
  return erp.lists.toCrm(connection, list, value);
}

/** The value of a mapped field in SuperOffice, list items as those of the ERP system. */
export function fromCrm(erp: Erp, connection: number, record: CrmRecord, field: ErpField): string {
  const value = erp.crm.value(record.type, record.id, field.crmKey);
  const { list } = field.offered;
  if (value === '' || list === undefined || !erp.lists.isMatched(connection, list)) return value;
  return erp.lists.toErp(connection, list, value);
}

/** Writes one value on one side, and what it was into the log. Values that are the same are not written. */
export function write(erp: Erp, link: ErpLink, field: ErpField, to: 'crm' | 'erp', value: string): void {
  const { connection, type, erpKey, key } = link;
  const { record } = key;
  const old =
    to === 'crm'
      ? erp.crm.value(record.type, record.id, field.crmKey)
      : erp.systems.value(connection, type, erpKey, field.offered.key);
  if (old === value) return;
  if (to === 'crm') erp.crm.setValue(record.type, record.id, field.crmKey, value);
  else erp.systems.setValue(connection, type, erpKey, field.offered.key, value);
  erp.log.add({ ...ends(erp, link, to), crmfieldkey: field.crmKey, oldvalue: old, newvalue: value });
}

/** Writes into the log that a record was refused, and why. */
export function logRefusal(erp: Erp, link: ErpLink, to: 'crm' | 'erp', why: KeyOutcome): void {
  erp.log.add({
    ...ends(erp, link, to),
    crmfieldkey: '',
    oldvalue: '',
    newvalue: why.user ?? why.tech ?? '',
  });
}

/** Where something came from and went to. */
function ends(
  erp: Erp,
  { connection, type, erpKey, key }: ErpLink,
  to: 'crm' | 'erp',
): { connection: string; source: string; target: string } {
  const actor = `${type} ${erpKey}`;
  const record = `${key.record.type} ${key.record.id}`;
  const name = erp.connections.all.get(connection)?.displayName ?? '';
  return { connection: name, source: to === 'crm' ? actor : record, target: to === 'crm' ? record : actor };
}

/** Why a link is not synchronized: what the connector makes of its record, or a list item that nothing stands for. */
export function refusalOf(erp: Erp, link: ErpLink, to: 'crm' | 'erp'): KeyOutcome | undefined {
  if (link.key.outcome.status === 'Error') return link.key.outcome;
  const unmatched = erp.fields
    .mapped(link.connection, link.type)
    .find((field) => isUnmatched(erp, link, field, to));
  if (!unmatched) return undefined;
  const { list = '', name } = unmatched.offered;
  return {
    status: 'Error',
    user: `The ${name.toLowerCase()} of the ${link.type.toLowerCase()} is not mapped.`,
    tech: `List "${list}" has no matching item.`,
    code: 'ListItemNotMapped',
  };
}

function isUnmatched(erp: Erp, link: ErpLink, field: ErpField, to: 'crm' | 'erp'): boolean {
  if (field.offered.list === undefined || !(to === 'crm' ? field.toCrm : field.toErp)) return false;
  const { key, connection, type, erpKey } = link;
  const raw =
    to === 'crm'
      ? erp.systems.value(connection, type, erpKey, field.offered.key)
      : erp.crm.value(key.record.type, key.record.id, field.crmKey);
  if (raw === '') return false;
  return (
    (to === 'crm' ? fromErp(erp, link, field) : fromCrm(erp, link.connection, link.key.record, field)) === ''
  );
}

/** A key counts as resynced. */
export function countResync(erp: Erp, key: InternalKey): void {
  key.resyncs += 1;
  key.resyncedAt = erp.now().toISOString();
}
