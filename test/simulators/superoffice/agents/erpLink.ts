import type { AgentMethods, Members } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import type { SuperOfficeState } from '../state';
import type { CrmRecord, CrmType, Erp, ErpConnection, ErpLink, ErpType } from '../state/erp';
import type { ErpField } from '../state/erpFields';
import { CRM_FIELDS } from '../state/erpSeeds';
import { write } from '../state/erpTransfer';
import { isTaken, shown } from '../state/erpValues';
import { hasParent } from './erpActor';
import { Given } from './given';

/** Links between records and those of ERP systems. A link that can't be stored is answered with false. */
export const erpLink: AgentMethods = {
  GetConnectionsAndDisplayFields: statusOfRecord,
  GetErpFieldValues: erpValues,
  GetFieldValuesFromCrm: crmValues,
  // Whether it worked is not said.
  ConnectActor: ({ erp }, body) => void connect(erp, body),
  TryConnectActor: ({ erp }, body) => connect(erp, body),
  CreateActorLink: ({ erp }, body) => store(erp, body) !== undefined,
  BreakActorLink: ({ erp }, body) => {
    const { type, id } = recordOf(body, 'CrmActorType', 'CrmRecordId');
    const link = erp.links.ofRecord(new Given(body).number('ErpConnectionId'), type, id);
    if (link) erp.links.unlink(link);
    return link !== undefined;
  },
};

function recordOf(body: Members, type: string, id: string): CrmRecord {
  const given = new Given(body);
  return { type: given.text(type) as CrmType, id: given.number(id) };
}

/** One row for each active connection that maps this kind of record. */
function statusOfRecord({ erp }: SuperOfficeState, body: Members): Carrier[] {
  const record = recordOf(body, 'CrmActorType', 'EntityId');
  if (!erp.crm.has(record.type, record.id)) return [];
  return erp.connections.active().flatMap((connection) => statusThrough(erp, connection, record));
}

function statusThrough(erp: Erp, { id, displayName }: ErpConnection, record: CrmRecord): Carrier[] {
  const actors = erp.fields
    .typesOf(id)
    .filter(([, { active, crm }]) => active && crm === record.type)
    .map(([actor]) => actor);
  const [first] = actors;
  if (!first) return [];
  const link = erp.links.ofRecord(id, record.type, record.id);
  const fields = erp.fields.of(id, link?.type ?? first).filter(({ gui }) => gui);
  const row = {
    ErpConnectionId: id,
    ConnectionName: displayName,
    Connected: link !== undefined,
    ErpFields: fields.map((field) => erp.fields.metadata(field)),
    CrmActorType: record.type,
    ErpActorType: link?.type ?? 'Unknown',
    ErpActorTypes: actors,
  };
  return [whole('ErpConnectionData', row)];
}

/** The values of a linked record in the order of the keys; those of unknown keys are blank. */
function erpValues({ erp }: SuperOfficeState, body: Members): string[] | undefined {
  const given = new Given(body);
  const { type, id } = recordOf(body, 'CrmActorType', 'EntityId');
  const link = erp.links.ofRecord(given.number('ErpConnectionId'), type, id);
  if (!link) return undefined;
  return given
    .texts('FieldKeys')
    .map((field) => erp.systems.value(link.connection, link.type, link.erpKey, field));
}

/** Every field that an active connection maps, with the directions of all of them. */
function crmValues({ erp }: SuperOfficeState, body: Members): Carrier[] | undefined {
  const { type, id } = recordOf(body, 'ActorTypeCrm', 'RecordId');
  if (!erp.crm.has(type, id)) return undefined;
  const mapped = new Map<string, ErpField[]>();
  for (const field of mappedFields(erp, type))
    mapped.set(field.crmKey, [...(mapped.get(field.crmKey) ?? []), field]);
  return [...mapped].map(([key, fields]) => {
    const value = erp.crm.value(type, id, key);
    return whole('ErpSyncFieldValue', {
      DisplayName: CRM_FIELDS[key] ?? key,
      CrmFieldKey: key,
      Value: value,
      DisplayValue: shownInCrm(erp, fields[0], value),
      SyncToCrm: fields.some(({ toCrm }) => toCrm),
      SyncToErp: fields.some(({ toErp }) => toErp),
    });
  });
}

function mappedFields({ connections, fields }: Erp, type: CrmType): ErpField[] {
  return connections
    .active()
    .flatMap(({ id }) => fields.typesOf(id).map(([actor, { active, crm }]) => ({ id, actor, active, crm })))
    .filter(({ active, crm }) => active && crm === type)
    .flatMap(({ id, actor }) => fields.mapped(id, actor));
}

function shownInCrm({ lists }: Erp, field: ErpField | undefined, value: string): string {
  if (!field) return value;
  const { list } = field.offered;
  return list === undefined ? shown(field.offered, value) : lists.nameInCrm(field.connection, list, value);
}

/** Stores a link if nothing is against it: not the connection, the kinds, the records, another link or a missing parent. */
function store(erp: Erp, body: Members): ErpLink | undefined {
  const given = new Given(body);
  const id = given.number('ErpConnectionId');
  const actor = given.text('ErpActorType') as ErpType;
  const record = recordOf(body, 'CrmActorType', 'CrmRecordId');
  const erpKey = given.text('ErpKey');
  const type = erp.fields.type(id, actor);
  if (!erp.connections.get(id)?.active || !type?.active || type.crm !== record.type) return undefined;
  if (!erp.crm.has(record.type, record.id) || !erp.systems.has(id, actor, erpKey)) return undefined;
  return hasParent(erp, id, record) ? erp.links.link(id, record, actor, erpKey) : undefined;
}

/** Links, then carries the chosen values over in their directions. */
function connect(erp: Erp, body: Members): boolean {
  const chosen = new Given(body).rows('FieldValues');
  const given = new Given(body);
  const id = given.number('ErpConnectionId');
  const actor = given.text('ErpActorType') as ErpType;
  const fields = new Map(erp.fields.mapped(id, actor).map((field) => [field.crmKey, field]));
  if (chosen.some((row) => !fields.has(new Given(row).text('CrmFieldKey')))) return false;
  const link = store(erp, body);
  if (!link) return false;
  for (const row of chosen) {
    const field = fields.get(new Given(row).text('CrmFieldKey'));
    if (field) carryChosen(erp, link, field, row);
  }
  return true;
}

/** The flags of a value say which side gets it. A list item travels as that of SuperOffice. */
function carryChosen(erp: Erp, link: ErpLink, field: ErpField, row: Carrier): void {
  const given = new Given(row);
  const value = given.text('Value');
  if (given.flag('SyncToCrm')) write(erp, link, field, 'crm', value);
  if (!given.flag('SyncToErp')) return;
  const { list } = field.offered;
  const sent = list === undefined || value === '' ? value : erp.lists.toErp(link.connection, list, value);
  if (isTaken(field.offered, sent)) write(erp, link, field, 'erp', sent);
}
