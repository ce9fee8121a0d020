import type { AgentMethods, OfficeCall } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import type { Erp, ErpConnector } from '../state/erp';
import { metadataOf } from '../state/erpFields';
import { CONFIGURATION_FIELDS } from '../state/erpSeeds';
import { Given } from './given';

/** Connectors: the services that speak to ERP systems. An unknown id is answered with null. */
export const erpConnector: AgentMethods = {
  GetAllConnectors: ({ erp }) => shownConnectors(erp).map(listItem),
  GetConfigurationFields: ({ erp }, body) =>
    erp.connections.connector(new Given(body).number('ErpConnectorId')) && configurationFields(),
  CreateDefaultErpSyncConnectorEntity: () => whole('ErpSyncConnectorEntity', {}),
  GetErpSyncConnectorEntity: ({ erp }, _, call) => {
    const connector = erp.connections.connectors.get(idOf(call));
    return connector && erp.connections.connectorCarrier(connector);
  },
  SaveErpSyncConnectorEntity: save,
  CanDeleteErpSyncConnectorEntity: ({ erp }, body) =>
    mayDelete(erp, new Given(body).number('ErpSyncConnectorId')),
  DeleteErpSyncConnectorEntity: remove,
  TestConnectorUrl: ({ erp }, body) => {
    const url = new Given(body).text('Url');
    return answersAt(erp, url) ? 'NoError' : 'ErrorNotFound';
  },
};

/** Those that were not deleted. */
function shownConnectors(erp: Erp): ErpConnector[] {
  return [...erp.connections.connectors.values()].filter(({ deleted }) => !deleted);
}

function listItem({ id, name, url }: ErpConnector): Carrier {
  return whole('ListItem', { Id: id, Name: name, ToolTip: url });
}

function configurationFields(): Carrier[] {
  return CONFIGURATION_FIELDS.map((field, index) => metadataOf(field, index + 1, false, field.default ?? ''));
}

/** The parameter of these methods is in the query. */
function idOf(call: OfficeCall): number {
  return Number(call.query.get('erpSyncConnectorEntityId'));
}

/** The bare carrier is the body. */
function save({ erp }: SuperOfficeState, body: Carrier): Carrier {
  const id = new Given(body).number('ErpConnectorId');
  if (id !== 0 && !erp.connections.connectors.has(id))
    throw new OfficeError(400, `Connector ${id} was not found.`);
  if (new Given(body).text('URL') === '') throw new OfficeError(400, 'A connector needs a URL.');
  return erp.connections.connectorCarrier(erp.connections.storeConnector(body));
}

function mayDelete({ connections }: Erp, id: number): string {
  if (!connections.connector(id)) return 'ErrorNotFound';
  return connections.using(id).length > 0 ? 'ErrorConnectorHasConnections' : 'NoError';
}

/** A connector with connections cannot go. Which error says so is not documented. */
function remove({ erp }: SuperOfficeState, _: unknown, call: OfficeCall): void {
  const connector = erp.connections.connector(idOf(call));
  if (!connector) return;
  if (erp.connections.using(connector.id).length > 0)
    throw new OfficeError(500, 'The connector has connections.', 'ErrorConnectorHasConnections');
  connector.deleted = true;
}

/** A registered connector that is not silent. */
function answersAt(erp: Erp, url: string): boolean {
  return !erp.systems.silent.has(url) && shownConnectors(erp).some((connector) => connector.url === url);
}
