import {
  atLeastOne,
  boolean,
  http,
  integer,
  one,
  operation,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId } from '../fields';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { SaleStakeholder } from '../types/sale';

export const resource: Resource = {
  value: 'saleStakeholder',
  name: 'Sale Stakeholder',
  description: 'People and companies that have a part in a sale',
};

/** The columns of the list of stakeholders (archive SaleStakeholder) that users filter by. */
const columns = {
  number: ['saleStakeholderId', 'saleId', 'contact/contactId', 'person/personId'],
  text: ['person/fullName', 'contact/name', 'comment'],
  list: ['salesRoleId'],
  switch: ['hasInfoText'],
};

const saleStakeholderId = recordId('saleStakeholderId', 'Sale Stakeholder ID', 'searchSaleStakeholders');

const named = { writeFields: [saleStakeholderId] };

/** A stakeholder in an answer, and what Simplify keeps of it. */
const stakeholder = one(SaleStakeholder, '', {
  simplify: [
    'SaleStakeholderId',
    'SaleId',
    'ContactId',
    'ContactName',
    'PersonId',
    'Firstname',
    'MiddleName',
    'Lastname',
    'StakeholderRoleName',
    'EmailAddress',
    'Phone',
    'Comment',
    'Rank',
  ],
});

/** Reads one stakeholder. */
export const get = operation({
  resource: 'saleStakeholder',
  operation: 'get',
  name: 'Get',
  action: 'Get sale stakeholder',
  description: 'Get a stakeholder of a sale, with names, phone number and email address',
  ...restPage('SaleStakeholder', 'v1SaleStakeholder_GetSaleStakeholder'),
  call: http('GET', '/api/v1/SaleStakeholder/{id}', 'basic'),
  effect: 'read',
  fields: [saleStakeholderId],
  result: stakeholder,
});

/** Lists stakeholders. */
export const getMany = operation({
  resource: 'saleStakeholder',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many sale stakeholders',
  description: 'Get stakeholders of sales that meet your conditions',
  ...restPage('SaleStakeholder', 'v1SaleStakeholder_GetAll'),
  call: http('GET', '/api/v1/SaleStakeholder', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'saleStakeholderId',
    columns,
    kinds: ['salestakeholder', 'retired', 'stop'],
    shown: {
      saleStakeholderId: integer(),
      saleId: integer(),
      'contact/contactId': integer(),
      'contact/name': text(),
      'person/personId': integer(),
      'person/fullName': text(),
      salesRoleId: text(),
      comment: text(),
      hasInfoText: boolean(),
    },
  }),
});

const form: RecordForm = {
  type: SaleStakeholder,
  top: ['saleId', 'personId', 'contactId', 'stakeholderRoleId', 'comment', 'rank'],
  more: [],
  required: ['saleId'],
  change: {
    saleId: { list: 'searchSales' },
    personId: { list: 'searchPeople' },
    contactId: { label: 'Company ID', list: 'searchCompanies' },
    stakeholderRoleId: { label: 'Role ID', list: 'searchStakeholderRoles' },
  },
};

/** What the calls that save or delete one share. */
const kind = {
  resource: 'saleStakeholder',
  what: 'sale stakeholder',
  rest: 'SaleStakeholder',
  type: 'SaleStakeholder',
  named,
  id: 'saleStakeholderId',
};

/** Creates a sale stakeholder. */
export const create = createOf({
  ...kind,
  form,
  description: 'Add a person or a company to the stakeholders of a sale',
  lookUp: 'Sale: Get Related with the stakeholders of the sale shows whether it was created.',
  rules: [atLeastOne('personId', 'contactId')],
  result: stakeholder,
});

/** Changes what is given of a sale stakeholder. */
export const update = updateOf({
  ...kind,
  form,
  get,
  description: 'Change a stakeholder of a sale. Fields that you leave out keep their values.',
  result: stakeholder,
});

/** Deletes a sale stakeholder. */
export const remove = deleteOf({
  ...kind,
  description: 'Remove a stakeholder from its sale. The person and the company stay.',
  warning: 'This removes the stakeholder from its sale for good.',
});
