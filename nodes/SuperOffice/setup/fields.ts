import { body, http, type FieldOptions, type HttpCall, type Operation } from '../../shared/operation';
import { agentPage, agentPath, recordId } from '../erpFields';
import { erpActorType } from '../types/choices';

/** A method of the ErpSync agent: its page and its call. */
export const method = (name: string): { docs: string; documented: string; call: HttpCall } => ({
  ...agentPage(name),
  call: http('POST', agentPath(name), 'basic'),
});

/** What a form takes to find a connection. */
export const CONNECTION = {
  label: 'ERP Connection ID',
  list: 'searchErpConnections',
  example: '612',
  description: 'Connection to an ERP system',
} satisfies FieldOptions;

export const erpConnectionId = body('erpConnectionId', recordId(), {
  ...CONNECTION,
  wire: 'ErpConnectionId',
  required: true,
});

/** What a form takes to find a connector. */
export const CONNECTOR = {
  label: 'ERP Connector ID',
  list: 'searchErpConnectors',
  example: '2',
  description: 'Connector: the web service that speaks to the ERP system',
} satisfies FieldOptions;

/** The kind of ERP record, under the name that a method has for it. */
export const erpRecordType = (wire: string) =>
  body('erpActorType', erpActorType(), {
    label: 'ERP Record Type',
    wire,
    required: true,
    description:
      'Kind of record in the ERP system. Customers, suppliers and partners are companies in SuperOffice.',
  });

/** Members that SuperOffice sets itself. They are not sent back. */
export const RIGHTS = ['tableRight', 'fieldProperties'];

/** Calls about one connection go one after another. */
export const OF_CONNECTION = {
  serializeBy: ['erpConnectionId'],
  repeats: ['erpConnectionId'],
} satisfies Partial<Operation>;
