import { boolean, http, integer, moment, one, operation, text, type Resource } from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import { ContactEntity } from '../types/company';

export const resource: Resource = {
  value: 'company',
  name: 'Company',
  description: 'Companies and their custom fields. The API calls a company a contact.',
};

/** The columns of the list of companies (archive SimpleContact) that users filter by. */
const columns = {
  number: ['contactId', 'countryId', 'companyCategoryRank'],
  text: ['name', 'department', 'nameDepartment', 'number', 'code', 'orgnr'],
  list: ['category', 'categoryGroup', 'business', 'country', 'contactSource'],
  user: ['associateId', 'registeredBy', 'updatedBy'],
  day: ['registeredDate', 'updatedDate'],
  moment: ['deletedDate'],
  switch: ['activeErpLinks', 'stop', 'contactNoMail', 'contactDeleted', 'hasInfoText', 'hasInterests'],
};

const named = foundRecord(recordId('companyId', 'Company ID', 'searchCompanies'), {
  table: 'contact',
  what: 'company',
});

/** Reads one company with all its fields. */
export const get = operation({
  resource: 'company',
  operation: 'get',
  name: 'Get',
  action: 'Get company',
  description: 'Get a company with all its fields',
  ...restPage('Contact', 'v1ContactEntity_GetContactEntity'),
  call: http('GET', '/api/v1/Contact/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: one(ContactEntity, '', {
    simplify: [
      'ContactId',
      'Name',
      'Department',
      'OrgNr',
      'Number1',
      'Number2',
      { Category: 'Category.Value', Business: 'Business.Value', Country: 'Country.Name' },
      { Emails: 'Emails[].Value', Phones: 'Phones[].Value', Urls: 'Urls[].Value' },
      { StreetAddress: 'Address.Street', PostalAddress: 'Address.Postal' },
      { Associate: 'Associate.FullName' },
      'Description',
      'NoMailing',
      'Xstop',
      'ActiveErpLinks',
      'CustomFields',
      'CreatedDate',
      'UpdatedDate',
    ],
  }),
});

/** Lists companies. */
export const getMany = operation({
  resource: 'company',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many companies',
  description: 'Get companies that meet your conditions',
  ...restPage('Contact', 'v1ContactEntity_GetAll'),
  call: http('GET', '/api/v1/Contact', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'contactId',
    columns,
    shown: {
      contactId: integer(),
      name: text(),
      department: text(),
      number: text(),
      code: text(),
      orgnr: text(),
      category: text(),
      business: text(),
      country: text(),
      associateId: text(),
      activeErpLinks: boolean(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});
