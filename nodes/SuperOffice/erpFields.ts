import { body, integer, text, type Field, type FieldOptions, type Type } from '../shared/operation';
import { inAddress } from './fields';
import { crmActorType as crmTypes, erpActorType as erpTypes } from './types/choices';

/** The largest number that SuperOffice takes as an ID. */
const LARGEST = 2_147_483_647;

/** The ID of a record: a whole number of 32 bits. `list`: the list that it is picked from. */
export const recordId = (min = 1, list?: string): Type => integer({ min, max: LARGEST, ...inAddress(list) });

const PAGES = 'https://docs.superoffice.com/en/api/reference/restful/agent/ErpSync_Agent';

/** Page and name of a method of the ErpSync agent. */
export const agentPage = (method: string) => ({
  docs: `${PAGES}/v1ErpSyncAgent_${method}.html`,
  documented: method,
});

/** The path of a method of the ErpSync agent. */
export const agentPath = (method: string): string => `/api/v1/Agents/ErpSync/${method}`;

/** The link of SuperOffice with one ERP system. The pages have several names for it. `min`: 0 stands for SuperOffice itself. */
export const erpConnectionId = (
  wire = 'ErpConnectionId',
  { min, ...options }: Partial<FieldOptions> & { min?: number } = {},
): Field =>
  body('erpConnectionId', recordId(min), {
    label: 'ERP Connection ID',
    wire,
    required: true,
    list: 'searchActiveErpConnections',
    example: '612',
    description: 'The connection between SuperOffice and an ERP system',
    ...options,
  });

/** The kind of record in SuperOffice. */
export const crmActorType = (wire = 'CrmActorType'): Field =>
  body('crmActorType', crmTypes(), {
    label: 'Record Type',
    wire,
    required: true,
    description: 'Kind of record in SuperOffice. It does not synchronize sales yet.',
  });

/** A record in SuperOffice. */
export const crmRecordId = (wire = 'CrmRecordId'): Field =>
  body('crmRecordId', recordId(), {
    label: 'Record ID',
    wire,
    required: true,
    list: 'searchRecords',
    example: '10300',
    description: 'ID of the company, person, project or sale in SuperOffice',
  });

/** The kind of record in the ERP system. */
export const erpActorType = (wire = 'ErpActorType'): Field =>
  body('erpActorType', erpTypes(), {
    label: 'ERP Record Type',
    wire,
    required: true,
    description:
      'Kind of record in the ERP system. Customers, suppliers and partners are companies in SuperOffice. SuperOffice does not synchronize employees and sales yet.',
  });

/** A record in the ERP system. */
export const erpKey = (): Field =>
  body('erpKey', text(), {
    label: 'ERP Key',
    wire: 'ErpKey',
    required: true,
    example: 'C10300',
    description: 'What identifies the record in the ERP system: its customer number, for example',
  });
