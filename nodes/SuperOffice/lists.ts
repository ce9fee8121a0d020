import type { PickList } from '../shared/operation';
import * as company from './resources/company';
import { getAllConnections } from './resources/erpConnection';
import * as person from './resources/person';
import * as project from './resources/project';
import * as request from './resources/request';
import * as sale from './resources/sale';

/** The search of a list: the vendor finds records whose column contains the typed text. */
const containing = (column: string): PickList['searchBy'] => ({
  field: 'conditions',
  as: [{ column, operator: 'contains', value: '{text}' }],
});

/** Lists behind resource locators. */
export const lists: PickList[] = [
  {
    name: 'searchErpConnections',
    operation: getAllConnections,
    values: { includeDeleted: false },
    value: 'ErpConnectionId',
    label: ['{DisplayName}', ' ({ErpConnectionId})'],
    fixed: [{ name: 'SuperOffice Itself (0)', value: '0' }],
    only: {
      all: [
        { member: 'Active', isNot: false },
        { member: 'Deleted', isNot: true },
      ],
    },
  },
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
    name: 'searchRequests',
    operation: request.getMany,
    searchBy: containing('title'),
    value: 'ticketId',
    label: ['{title}', ' ({ticketId})'],
  },
  {
    name: 'searchSales',
    operation: sale.getMany,
    searchBy: containing('heading'),
    value: 'saleId',
    label: ['{heading}', ' ({saleId})'],
  },
];
