import {
  boolean,
  day,
  decimal,
  done,
  http,
  integer,
  moment,
  one,
  operation,
  scalar,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { numberToCheck, recordId, withExternalIds } from '../fields';
import { saleFields } from '../customFields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { relatedOf } from '../related';
import { relatedLists } from '../relatedLists';
import { savedExternalId } from '../savedExternalId';
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

/** A sale in an answer, and what Simplify keeps of it. */
const sale = one(SaleEntity, '', {
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
  result: sale,
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

const form: RecordForm = {
  type: SaleEntity,
  top: [
    'heading',
    'contact.contactId',
    'person.personId',
    'project.projectId',
    'saleType.id',
    'rating.id',
    'amount',
    'currency.id',
    'saledate',
    'status',
    'probability',
    'associate.associateId',
    'source.id',
    'number',
    'saleText',
  ],
  more: [
    'earning',
    'earningPercent',
    'nextDueDate',
    'completed',
    'reason.id',
    'reasonSold.id',
    'reasonStalled.id',
    'reopenDate',
    'competitor.id',
    'credited.id',
    'postit',
    'isPublished',
    'publishFrom',
    'publishTo',
    'publishEventDate',
    'visibleFor',
    'links',
  ],
  references: {
    'contact.contactId': { name: 'contactId', label: 'Company ID', list: 'searchCompanies' },
    'person.personId': { name: 'personId', label: 'Person ID', list: 'searchPeople' },
    'project.projectId': { name: 'projectId', label: 'Project ID', list: 'searchProjects' },
    'saleType.id': { name: 'saleTypeId', label: 'Sale Type ID', list: 'searchSaleTypes' },
    'rating.id': { name: 'stageId', label: 'Stage ID', list: 'searchStages' },
    'currency.id': { name: 'currencyId', label: 'Currency ID', list: 'searchCurrencies' },
    'associate.associateId': {
      name: 'associateId',
      label: 'Owner ID',
      list: 'searchUsers',
      description: 'The user who is responsible for the sale',
    },
    'source.id': { name: 'sourceId', label: 'Source ID', list: 'searchSources' },
    'reason.id': { name: 'reasonLostId', label: 'Reason Lost ID', list: 'searchReasons' },
    'reasonSold.id': { name: 'reasonSoldId', label: 'Reason Sold ID', list: 'searchReasonsSold' },
    'reasonStalled.id': { name: 'reasonStalledId', label: 'Reason Stalled ID', list: 'searchReasonsStalled' },
    'competitor.id': { name: 'competitorId', label: 'Competitor ID', list: 'searchCompetitors' },
    'credited.id': { name: 'creditedId', label: 'Credited ID', list: 'searchCredited' },
  },
  custom: saleFields,
  required: ['heading'],
  change: {
    heading: { example: 'Tulips for spring' },
    number: { example: '10023' },
    saledate: { description: 'The day on which the sale is, or is expected to be, closed' },
    probability: { type: integer({ min: 0, max: 100 }), description: 'In percent' },
    saleText: { label: 'Description' },
    postit: { label: 'Note' },
  },
};

const external = savedExternalId({ table: 'sale', id: 'SaleId', what: 'sale' });

/** What the calls that save or delete one share. */
const kind = {
  resource: 'sale',
  what: 'sale',
  rest: 'Sale',
  type: 'SaleEntity',
  named,
  id: 'saleId',
};

/** Creates a sale. */
export const create = createOf({
  ...kind,
  form,
  external,
  description: 'Create a sale. SuperOffice does not check whether there is one with this heading.',
  lookUp: 'Sale: Get Many with the heading and the company shows whether it was created.',
  result: sale,
});

/** Changes what is given of a sale. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description: 'Change a sale. Fields that you leave out keep their values.',
  result: sale,
});

/** Deletes a sale. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a sale for good',
  warning: 'This deletes the sale for good.',
});

/** The same, where the address calls the ID of the sale by its whole name. */
const bySaleId = foundRecord(
  { ...recordId('saleId', 'Sale ID', 'searchSales'), wire: 'saleId' },
  { table: 'sale', what: 'sale' },
);

/** Reads when something is to be done next in a sale. */
export const getNextDueDate = operation({
  resource: 'sale',
  operation: 'getNextDueDate',
  name: 'Get Next Due Date',
  action: 'Get next due date of sale',
  description: 'Get the day of the next activity of a sale',
  ...restPage('Sale', 'v1SaleEntity_GetNextDueDate'),
  call: http('GET', '/api/v1/Sale/{saleId}/NextDueDate', 'basic'),
  effect: 'read',
  fields: bySaleId.fields,
  foundBy: bySaleId.foundBy,
  result: scalar('nextDueDate', day()),
});

/** Has SuperOffice find the next due date of each sale again. */
export const updateNextDueDates = operation({
  resource: 'sale',
  operation: 'updateNextDueDates',
  name: 'Update Next Due Dates',
  action: 'Update next due dates of all sales',
  description: 'Have SuperOffice find the next due date of every sale again, by the activities of the sales',
  ...restPage('Sale', 'v1SaleEntity_BatchUpdateNextDueDate'),
  call: http('POST', '/api/v1/Sale/NextDueDate', 'basic'),
  effect: 'idempotent',
  fields: [],
  // All calls are about the same records.
  serializeBy: [],
  warning: 'This concerns all sales, not only those of this workflow.',
  result: done(),
});

/** Asks whether a sale can have a number. */
export const checkNumber = operation({
  resource: 'sale',
  operation: 'checkNumber',
  name: 'Check Number',
  action: 'Check number of sale',
  description:
    'Find out whether a sale can have a number: whether it is unique, or unique enough for your rules',
  ...restPage('Sale', 'v1SaleEntity_IsNumberValid'),
  call: http('GET', '/api/v1/Sale/{contactId}/IsNumberValid/{number}', 'basic'),
  effect: 'read',
  fields: numberToCheck('saleId', 'Sale ID', 'searchSales'),
  result: scalar('isValid', boolean()),
});

/** Lists what belongs to a sale. */
export const getRelated = relatedOf({
  ...kind,
  lists: {
    activities: relatedLists.activities,
    history: relatedLists.history,
    guide: relatedLists.guide,
    stakeholders: relatedLists.stakeholders,
    links: relatedLists.links,
  },
});
