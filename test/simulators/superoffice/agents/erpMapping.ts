import type { AgentMethods, Members } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { CrmType, Erp, ErpType } from '../state/erp';
import type { ErpField } from '../state/erpFields';
import type { ListMapping } from '../state/erpLists';
import { isCrmField } from '../state/erpCrm';
import { CRM_FIELDS, itemsInCrm } from '../state/erpSeeds';
import { CRM_TYPE_OF } from '../state/erpTypes';
import { isTaken } from '../state/erpValues';
import { Given } from './given';

/** How connections map fields and lists, and what new records start with. A save replaces what was stored. */
export const erpMapping: AgentMethods = {
  GetActorTypeMapping: ({ erp }, body) => {
    const given = new Given(body);
    return mappingOf(erp, given.number('ErpConnectionId'), given.text('ActorType') as ErpType);
  },
  SaveActorTypeMapping: saveMapping,
  GetCrmActorType: ({ erp }, body) => {
    const given = new Given(body);
    const type = erp.fields.type(given.number('ErpConnectionId'), given.text('ErpActorType') as ErpType);
    return type?.crm ?? 'Unknown';
  },
  MoveErpFieldItem: move,
  ValidateArchiveColumnConfig: ({ erp }, body) => {
    const given = new Given(body);
    erp.droppedLayouts.push({ list: given.text('ListOwner'), connection: given.number('ErpConnectionId') });
  },
  GetConnectionListMappings: ({ erp }, body) => listsOf(erp, new Given(body).number('ErpConnectionId')),
  SaveConnectionListMappings: saveLists,
  GetDefaultValueInfo: ({ erp }, body) => {
    const field = erp.fields.get(new Given(body).number('ErpFieldId'));
    return field && ruleOf(field);
  },
  SaveDefaultValueInfo: saveRule,
};

function mappingOf(erp: Erp, connection: number, actor: ErpType): Carrier | undefined {
  const type = erp.fields.type(connection, actor);
  if (!type || !erp.connections.get(connection)) return undefined;
  return whole('ErpSyncActorTypeMapping', {
    ErpConnectionId: connection,
    IsActive: type.active,
    ActorTypeErp: actor,
    ActorTypeCrm: type.crm,
    FieldMappings: erp.fields.of(connection, actor).map((field) => fieldMapping(erp, field, type.crm)),
  });
}

function fieldMapping(erp: Erp, field: ErpField, crm: CrmType | 'Unknown'): Carrier {
  const { offered, crmKey, connection } = field;
  return {
    ErpFieldId: field.id,
    CrmFieldKey: crmKey,
    CrmDisplayName: CRM_FIELDS[crmKey] ?? '',
    ErpFieldKey: offered.key,
    FieldType: offered.type,
    ErpDisplayName: offered.name,
    SyncToCrm: field.toCrm,
    SyncToErp: field.toErp,
    ShowInGui: field.gui,
    ShowInSearch: field.search,
    AlreadyMapped: erp.fields.isMappedElsewhere(connection, crm, crmKey),
    MissingInERP: field.missingInErp,
    MissingInCRM: crmKey !== '' && !isCrmField(crm, crmKey),
    Access: offered.access,
    ListReference: offered.list ?? '',
  };
}

/** Rows that are not sent are no longer mapped. What the page marks as ignored on save is ignored. */
function saveMapping({ erp }: SuperOfficeState, body: Members): Carrier | undefined {
  const given = new Given(new Given(body).record('Mapping'));
  const connection = given.number('ErpConnectionId');
  const actor = given.text('ActorTypeErp') as ErpType;
  const crm = given.text('ActorTypeCrm') as CrmType;
  const type = erp.fields.type(connection, actor);
  if (!type || !erp.connections.get(connection))
    throw new OfficeError(400, `Connection ${connection} has no actor type ${actor}.`);
  if (CRM_TYPE_OF[actor] !== crm) throw new OfficeError(400, `${actor} does not belong to ${crm}.`);
  const sent = given.rows('FieldMappings');
  const refused = sent.find((row) => isOneWayTwice(erp, connection, crm, new Given(row)));
  if (refused)
    throw new OfficeError(400, `${new Given(refused).text('CrmFieldKey')} is mapped by another connection.`);
  Object.assign(type, { active: given.flag('IsActive'), crm });
  replaceMappings(erp, connection, actor, sent);
  return mappingOf(erp, connection, actor);
}

/** A field that another connection maps towards SuperOffice can't be mapped in this direction alone. */
function isOneWayTwice({ fields }: Erp, connection: number, crm: CrmType, row: Given): boolean {
  if (!row.flag('SyncToCrm') || row.flag('SyncToErp')) return false;
  return fields.isMappedElsewhere(connection, crm, row.text('CrmFieldKey'));
}

function replaceMappings({ fields }: Erp, connection: number, actor: ErpType, sent: Carrier[]): void {
  const stored = fields.of(connection, actor);
  for (const row of stored)
    Object.assign(row, { crmKey: '', toCrm: false, toErp: false, gui: false, search: false });
  for (const carrier of sent) {
    const row = new Given(carrier);
    const field = stored.find(
      ({ id, offered }) => id === row.number('ErpFieldId') || offered.key === row.text('ErpFieldKey'),
    );
    setMapping(field ?? unoffered(fields.add(connection, actor, newField(row))), row);
  }
}

/** A row that is missing is created; the connector does not offer its field. */
function newField(row: Given): { key: string; name: string; type: 'Text'; access: 'Normal' } {
  return { key: row.text('ErpFieldKey'), name: row.text('ErpFieldKey'), type: 'Text', access: 'Normal' };
}

function unoffered(field: ErpField): ErpField {
  field.missingInErp = true;
  return field;
}

function setMapping(field: ErpField, row: Given): void {
  const crmKey = row.text('CrmFieldKey');
  field.crmKey = crmKey;
  field.toCrm = crmKey !== '' && row.flag('SyncToCrm');
  field.toErp = crmKey !== '' && row.flag('SyncToErp') && field.offered.access !== 'ReadOnly';
  field.gui = row.flag('ShowInGui');
  field.search = row.flag('ShowInSearch');
}

/** Swaps the rank with the next field in this direction. */
function move({ erp }: SuperOfficeState, body: Members): void {
  const given = new Given(body);
  const actor = given.text('ErpActorType') as ErpType;
  const fields = erp.fields.of(given.number('ErpConnectionId'), actor);
  const at = fields.findIndex(({ id }) => id === given.number('ErpFieldId'));
  const [one, other] = [fields[at], fields[at + Math.sign(given.number('Direction'))]];
  if (one && other) [one.rank, other.rank] = [other.rank, one.rank];
}

function listsOf(erp: Erp, id: number): Carrier | undefined {
  const connection = erp.connections.get(id);
  return connection && erp.lists.carrier(id, connection.displayName);
}

/** Lists and items that are not sent are no longer matched. */
function saveLists({ erp }: SuperOfficeState, body: Members): Carrier | undefined {
  const given = new Given(new Given(body).record('ListMapping'));
  const connection = given.number('ErpConnectionId');
  if (!erp.connections.get(connection)) throw new OfficeError(400, `Connection ${connection} was not found.`);
  erp.lists.store(
    connection,
    given.rows('ErpListItemMappings').map((row) => listMapping(erp, row)),
  );
  return listsOf(erp, connection);
}

function listMapping({ systems }: Erp, row: Carrier): ListMapping {
  const given = new Given(row);
  const erpList = given.text('ErpListName');
  const crm = new Given(given.record('CrmList'));
  const offered = systems.list(erpList);
  const name = crm.text('Name');
  const known = itemsInCrm(name);
  if (!offered || !known) throw new OfficeError(400, `The lists ${erpList} and ${name} can't be matched.`);
  const items = given.rows('ErpCrmListItemMappings').map((pair): [string, number] => {
    const item = new Given(pair);
    const id = new Given(item.record('CrmListItem')).number('Id');
    if (offered[item.text('ErpListItemId')] === undefined || (id !== 0 && known[id] === undefined))
      throw new OfficeError(400, `An item of the list ${erpList} was not found.`);
    return [item.text('ErpListItemId'), id];
  });
  return {
    erpList,
    crmList: { Id: crm.number('Id'), Name: name },
    actor: given.text('ErpActorTypeName'),
    items: new Map(items),
  };
}

function ruleOf({ id, offered, rule }: ErpField): Carrier {
  return whole('ErpSyncDefaultValue', {
    ErpFieldId: id,
    DefaultValue: rule.value,
    HasFirstSyncDefaultValue: rule.hasFirst,
    FirstSyncDefaultValue: rule.first,
    PromptUser: rule.prompt,
    Mandatory: rule.mandatory,
    ErpFieldKey: offered.key,
    FieldType: offered.type,
    ListName: offered.list ?? '',
    Access: offered.access,
  });
}

/** The field itself is the connector's: its key, type, list and access stay. */
function saveRule({ erp }: SuperOfficeState, body: Members): Carrier {
  const given = new Given(new Given(body).record('ErpSyncDefaultValue'));
  const field = erp.fields.get(given.number('ErpFieldId'));
  if (!field) throw new OfficeError(400, `Field ${given.number('ErpFieldId')} was not found.`);
  const [value, first] = [given.text('DefaultValue'), given.text('FirstSyncDefaultValue')];
  if (!isTaken(field.offered, value) || !isTaken(field.offered, first))
    throw new OfficeError(400, `The value does not fit ${field.offered.name}.`);
  field.rule = {
    value,
    first,
    hasFirst: given.flag('HasFirstSyncDefaultValue'),
    prompt: given.flag('PromptUser'),
    mandatory: given.flag('Mandatory'),
  };
  return ruleOf(field);
}
