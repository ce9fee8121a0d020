import {
  boolean,
  day,
  decimal,
  http,
  integer,
  moment,
  one,
  operation,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import { SaleEntity } from '../types/sale';

export const resource: Resource = {
  value: 'sale',
  name: 'Sale',
  description: 'Sales that are open, sold, lost or stalled',
};

/** The columns of the list of sales (archive FindSale) that users filter by. */
const columns = {
  number: ['saleId', 'probPercent', 'currencyId', 'daysInStage', 'saleCycle'],
  text: ['heading', 'saleNumber', 'text', 'description'],
  decimal: ['amount', 'amountWeighted', 'earning', 'earningPercent'],
  list: [
    'saleStatus',
    'stage',
    'saleType',
    'contactId',
    'personId',
    'projectId',
    'currency',
    'source',
    'competitor',
    'credited',
    'lossReason',
    'soldReason',
    'stalledComment',
    'userGroup',
  ],
  user: ['associateId', 'registeredBy', 'updatedBy'],
  day: ['date', 'nextDueDate', 'reopenDate', 'registeredDate', 'updatedDate'],
  switch: ['completed', 'activeErpLinks', 'hasQuote', 'hasGuide', 'hasStakeholders'],
};

const named = foundRecord(recordId('saleId', 'Sale ID', 'searchSales'), {
  table: 'sale',
  what: 'sale',
});

/** Reads one sale with all its fields. */
export const get = operation({
  resource: 'sale',
  operation: 'get',
  name: 'Get',
  action: 'Get sale',
  description: 'Get a sale with all its fields',
  ...restPage('Sale', 'v1SaleEntity_GetSaleEntity'),
  call: http('GET', '/api/v1/Sale/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: one(SaleEntity, '', {
    simplify: [
      'SaleId',
      'Heading',
      'Number',
      'Status',
      'Amount',
      { Currency: 'Currency.Value' },
      'Saledate',
      'Probability',
      { Stage: 'Rating.Value', SaleType: 'SaleType.Value', Source: 'Source.Value' },
      'Earning',
      'EarningPercent',
      'Completed',
      { ReasonSold: 'ReasonSold.Value', ReasonLost: 'Reason.Value', ReasonStalled: 'ReasonStalled.Value' },
      { ContactId: 'Contact.ContactId', Company: 'Contact.Name' },
      { PersonId: 'Person.PersonId', Person: 'Person.FullName' },
      { ProjectId: 'Project.ProjectId', Project: 'Project.Name' },
      { Associate: 'Associate.FullName' },
      'SaleText',
      'NextDueDate',
      'ActiveErpLinks',
      'CustomFields',
      'CreatedDate',
      'UpdatedDate',
    ],
  }),
});

/** Lists sales. */
export const getMany = operation({
  resource: 'sale',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many sales',
  description: 'Get sales that meet your conditions',
  ...restPage('Sale', 'v1SaleEntity_GetAll'),
  call: http('GET', '/api/v1/Sale', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'saleId',
    columns,
    shown: {
      saleId: integer(),
      heading: text(),
      saleNumber: text(),
      saleStatus: text(),
      amount: decimal(),
      currency: text(),
      date: day(),
      stage: text(),
      probPercent: integer(),
      saleType: text(),
      contactId: integer(),
      personId: integer(),
      projectId: integer(),
      associateId: text(),
      completed: boolean(),
      activeErpLinks: boolean(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});
