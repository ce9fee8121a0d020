import type { IDataObject, INodeCredentials } from 'n8n-workflow';
import type { NodeOf } from './workflows';

/** A SuperOffice Trigger for changed companies. */
export function superOfficeTrigger(
  { superOfficeApi }: INodeCredentials,
  webhookId: string,
  parameters: IDataObject = {},
): NodeOf {
  if (superOfficeApi === undefined) throw new Error('There is no credential of SuperOffice');
  return {
    name: 'SuperOffice',
    type: 'n8n-nodes-erp-sync.superOfficeTrigger',
    webhookId,
    parameters: { events: ['companyChanged'], ...parameters } as NodeOf['parameters'],
    credentials: { superOfficeApi },
  };
}
