import type { AgentMethods, Members } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import type { SuperOfficeState } from '../state';
import type { CrmRecord, CrmType, Erp, ErpType, Values } from '../state/erp';
import type { ErpField } from '../state/erpFields';
import { fromCrm, fromErp } from '../state/erpTransfer';
import { isTaken, shown } from '../state/erpValues';
import { Given } from './given';

/** Records of an ERP system. */
export const erpActor: AgentMethods = {
  SupportsAdvancedSearch: ({ erp }, body) => {
    const { connection, actor } = target(body);
    if (!erp.connections.get(connection)?.active) return false;
    return erp.fields.of(connection, actor).some(({ search }) => search);
  },
  GetFieldsForNewErpActor: fieldsForNew,
  GetFieldValuesFromErp: values,
  CreateErpActorFromCrm: create,
};

function target(body: Members): { connection: number; actor: ErpType } {
  const given = new Given(body);
  return { connection: given.number('ErpConnectionId'), actor: given.text('ErpActorType') as ErpType };
}

function fieldsForNew({ erp }: SuperOfficeState, body: Members): Carrier[] | undefined {
  const { connection, actor } = target(body);
  if (!erp.connections.get(connection) || !erp.fields.type(connection, actor)) return undefined;
  return asked(erp, connection, actor).map((field) => erp.fields.metadata(field));
}

/** The fields that a new record does not get from SuperOffice: those with a rule, and the ones that the system fills itself. */
function asked({ fields }: Erp, connection: number, actor: ErpType): ErpField[] {
  return fields
    .of(connection, actor)
    .filter(({ crmKey, toErp, missingInErp }) => !missingInErp && (crmKey === '' || !toErp));
}

/** The mapped values of one record, list items as those of SuperOffice. */
function values({ erp }: SuperOfficeState, body: Members): Carrier[] | undefined {
  const given = new Given(body);
  const connection = given.number('ErpConnectionId');
  const type = given.text('ActorTypeErp') as ErpType;
  const erpKey = given.text('ErpKey');
  if (!erp.connections.get(connection) || !erp.systems.has(connection, type, erpKey)) return undefined;
  const at = { connection, type, erpKey };
  return erp.fields.mapped(connection, type).map((field) =>
    whole('ErpSyncFieldValue', {
      DisplayName: field.offered.name,
      CrmFieldKey: field.crmKey,
      Value: fromErp(erp, at, field),
      DisplayValue: shown(field.offered, erp.systems.value(connection, type, erpKey, field.offered.key)),
      SyncToCrm: field.toCrm,
      SyncToErp: field.toErp,
    }),
  );
}

/** Adds the record to the ERP system and links it. False where anything is against it; the parameters have names of their own here. */
function create({ erp }: SuperOfficeState, body: Members): boolean {
  const given = new Given(body);
  const connection = given.number('ConnectionId');
  const actor = given.text('ErpActorType') as ErpType;
  const record = { type: given.text('CrmActorType') as CrmType, id: given.number('CrmEntityId') };
  const sent = given.record('ErpFieldKeyValues') as Values;
  if (!mayCreate(erp, connection, actor, record)) return false;
  const made = newValues(erp, connection, actor, record, sent);
  if (!made) return false;
  erp.links.link(connection, record, actor, erp.systems.create(connection, actor, made));
  return true;
}

function mayCreate(erp: Erp, id: number, actor: ErpType, record: CrmRecord): boolean {
  const connection = erp.connections.get(id);
  const type = erp.fields.type(id, actor);
  if (!connection?.active || !type?.active || type.crm !== record.type) return false;
  if (connection.configuration.CreateActors !== '[I:1]' || erp.systems.down.has(id)) return false;
  if (!erp.crm.has(record.type, record.id) || erp.links.ofRecord(id, record.type, record.id)) return false;
  return hasParent(erp, id, record);
}

/** The ERP system needs the company of a person first (the linking guide). */
export function hasParent(erp: Erp, connection: number, record: CrmRecord): boolean {
  if (record.type !== 'Person') return true;
  const company = erp.crm.companyOf(record.id);
  return company === 0 || erp.links.ofRecord(connection, 'Contact', company) !== undefined;
}

/** What a new record starts with: from SuperOffice, from the call, from the default rules. Undefined if that is not enough, or wrong. */
function newValues(
  erp: Erp,
  connection: number,
  actor: ErpType,
  record: CrmRecord,
  sent: Values,
): Values | undefined {
  const fields = erp.fields.of(connection, actor);
  const open = new Map(fields.map((field) => [field.offered.key, field]));
  for (const [key, value] of Object.entries(sent)) {
    const field = open.get(key);
    if (!field || field.offered.access === 'ReadOnly' || !isTaken(field.offered, value)) return undefined;
  }
  const made = fields.map((field): [string, string] => {
    const mapped = field.crmKey !== '' && field.toErp ? fromCrm(erp, connection, record, field) : '';
    return [field.offered.key, sent[field.offered.key] || mapped || field.rule.value];
  });
  const isComplete = fields.every(
    ({ offered }, index) => offered.access !== 'Mandatory' || made[index]?.[1] !== '',
  );
  return isComplete ? Object.fromEntries(made) : undefined;
}
