import type { FormNeed, ListChoice, PickList } from '../shared/operation';
import { ARCHIVES, OF_ARCHIVE, OF_OPERATION, OF_RELATED, RELATED_ARCHIVES } from './archives';
import { selections } from './pollCalls';
import { mdoLists } from './mdoLists';
import { quoteLists } from './quotes/lists';
import * as appointment from './resources/appointment';
import * as archive from './resources/archive';
import * as batchTask from './resources/batchTask';
import * as company from './resources/company';
import { getConsentChoices } from './resources/consent';
import * as document from './resources/document';
import * as list from './resources/list';
import * as person from './resources/person';
import * as priceList from './resources/priceList';
import * as product from './resources/product';
import * as project from './resources/project';
import * as projectMember from './resources/projectMember';
import * as relation from './resources/relation';
import * as request from './resources/request';
import * as requestMessage from './resources/requestMessage';
import * as sale from './resources/sale';
import * as saleStakeholder from './resources/saleStakeholder';
import { getMany } from './setup/erpConnection';
import { getFields } from './setup/erpMapping';
import { SPECIAL_LISTS } from './specialLists';

/** The search of a list: the vendor finds records whose column contains the typed text. */
const containing = (column: string): PickList['searchBy'] => ({
  field: 'conditions',
  as: [{ column, operator: 'contains', value: '{text}' }],
});

const connections: Omit<PickList, 'name'> = {
  operation: getMany,
  values: { includeDeleted: false },
  value: 'ErpConnectionId',
  label: ['{DisplayName}', ' ({ErpConnectionId})'],
  only: {
    all: [
      { member: 'Active', isNot: false },
      { member: 'Deleted', isNot: true },
    ],
  },
};

/** The fields of a kind of ERP record. In: the parameter with that kind. */
const fieldsOf = (parameter: string): Pick<PickList, 'operation' | 'needs'> => ({
  operation: getFields,
  needs: {
    erpConnectionId: { label: 'ERP Connection', parameter: 'erpConnectionId' },
    erpActorType: { label: 'ERP Record Type', parameter },
  },
});

/** The columns of an archive, and the orders that those which can be sorted by give. In: what names the archive. */
const columnLists = ({ columns, orders }: typeof OF_ARCHIVE, named: FormNeed): PickList[] => {
  const ofArchive: Omit<PickList, 'name'> = {
    operation: archive.getColumns,
    needs: { archive: named },
    value: 'Name',
    label: ['{DisplayName}', ' ({Name})'],
  };
  return [
    { name: columns, ...ofArchive },
    {
      name: orders,
      ...ofArchive,
      only: { member: 'CanOrderBy', is: true },
      ends: [
        { value: ' asc', label: ', Ascending' },
        { value: ' desc', label: ', Descending' },
      ],
    },
  ];
};

/** What a consent is for, how it was given, and on which legal basis. */
const consentList = (name: string, list: string): PickList => ({
  name,
  operation: getConsentChoices,
  values: { list },
  value: 'Key',
  label: ['{Name}', ' ({Key})'],
});

/** Lists behind resource locators. */
export const lists: PickList[] = [
  ...mdoLists,
  {
    name: 'searchErpConnections',
    ...connections,
    fixed: [{ name: 'SuperOffice Itself (0)', value: '0' }],
  },
  { name: 'searchActiveErpConnections', ...connections },
  {
    name: 'searchErpFields',
    ...fieldsOf('listFieldsOf'),
    value: 'ErpFieldKey',
    label: ['{ErpDisplayName}', ' ({ErpFieldKey})'],
  },
  {
    name: 'searchSuperOfficeFields',
    ...fieldsOf('erpActorType'),
    value: 'CrmFieldKey',
    label: ['{CrmDisplayName}', ' ({CrmFieldKey})'],
  },
  { name: 'searchArchives', operation: archive.getMany, value: 'name', label: 'name' },
  ...columnLists(OF_ARCHIVE, { label: 'Archive', parameter: 'archive' }),
  ...columnLists(OF_OPERATION, {
    label: 'Operation',
    parameter: ['resource', 'operation'],
    means: ARCHIVES,
  }),
  ...columnLists(OF_RELATED, {
    label: 'Related Records',
    parameter: ['resource', 'related'],
    means: RELATED_ARCHIVES,
  }),
  {
    name: 'searchCompanies',
    operation: company.getMany,
    searchBy: containing('name'),
    value: 'contactId',
    label: ['{name}', ', {department}', ' ({contactId})'],
  },
  {
    name: 'searchPeople',
    operation: person.getMany,
    searchBy: containing('fullName'),
    value: 'personId',
    label: ['{fullName}', ' ({personId})'],
  },
  {
    name: 'searchProjects',
    operation: project.getMany,
    searchBy: containing('name'),
    value: 'projectId',
    label: ['{name}', ' ({projectId})'],
  },
  {
    name: 'searchDocuments',
    operation: document.getMany,
    searchBy: containing('subject'),
    value: 'documentId',
    label: ['{subject}', ' ({documentId})'],
  },
  {
    name: 'searchRequests',
    operation: request.getMany,
    searchBy: containing('title'),
    value: 'ticketId',
    label: ['{title}', ' ({ticketId})'],
  },
  {
    name: 'searchMessages',
    operation: requestMessage.getMany,
    searchBy: containing('searchTitle'),
    value: 'ticketMessageId',
    label: ['{searchTitle}', ' · {author}', ' · {createdAt:day}', ' ({ticketMessageId})'],
  },
  {
    name: 'searchBatchTasks',
    operation: batchTask.getMany,
    searchBy: containing('DefinitionName'),
    value: 'PrimaryKey',
    label: ['{DefinitionName}', ' · {Description}', ' ({PrimaryKey})'],
  },
  {
    name: 'searchProducts',
    operation: product.getMany,
    searchBy: containing('name'),
    value: 'productId',
    label: ['{name}', ', {code}', ' ({productId})'],
  },
  {
    name: 'searchPriceLists',
    operation: priceList.getMany,
    searchBy: containing('name'),
    value: 'priceListId',
    label: ['{name}', ', {currency}', ' ({priceListId})'],
  },
  consentList('searchConsentPurposes', 'ConsentPurpose'),
  consentList('searchConsentSources', 'ConsentSource'),
  consentList('searchLegalBases', 'LegalBase'),
  ...quoteLists,
  { name: 'searchLists', operation: list.getMany, value: 'Name', label: 'Name' },
  {
    name: 'searchPlainLists',
    operation: list.getMany,
    only: { member: 'Name', isNot: SPECIAL_LISTS },
    value: 'Name',
    label: 'Name',
  },
  { name: 'searchEntryLists', operation: list.getEntryLists, value: 'name', label: 'name' },
  {
    name: 'searchSelections',
    operation: selections,
    searchBy: containing('name'),
    value: 'selectionId',
    label: ['{name}', ' ({selectionId})'],
  },
  {
    name: 'searchSales',
    operation: sale.getMany,
    searchBy: containing('heading'),
    value: 'saleId',
    label: ['{heading}', ' ({saleId})'],
  },
  {
    name: 'searchAppointments',
    operation: appointment.getMany,
    searchBy: containing('text'),
    value: 'appointmentId',
    label: ['{text}', ', {date:day}', ' ({appointmentId})'],
  },
  {
    name: 'searchProjectMembers',
    operation: projectMember.getMany,
    searchBy: containing('person/fullName'),
    value: 'projectMemberId',
    label: ['{person/fullName}', ', {contact/name}', ' ({projectMemberId})'],
  },
  {
    name: 'searchSaleStakeholders',
    operation: saleStakeholder.getMany,
    searchBy: containing('person/fullName'),
    value: 'saleStakeholderId',
    label: ['{person/fullName}', ', {contact/name}', ' ({saleStakeholderId})'],
  },
  {
    name: 'searchRelations',
    operation: relation.getMany,
    searchBy: containing('contactFullName'),
    value: 'relationId',
    label: ['{relationName}', ': {contactName}', ', {fullName}', ' ({relationId})'],
  },
];

/** Lists that depend on a choice of the form. */
export const listChoices: ListChoice[] = [
  {
    name: 'searchRecords',
    by: { label: 'Record Type', parameter: 'crmActorType' },
    lists: {
      contact: 'searchCompanies',
      person: 'searchPeople',
      project: 'searchProjects',
      sale: 'searchSales',
    },
  },
];
