import {
  boolean,
  distinct,
  done,
  filters,
  http,
  integer,
  key,
  moment,
  one,
  operation,
  path,
  precondition,
  query,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { companyFields } from '../customFields';
import { emptyOnTarget, linkedToErp, otherRecordId, recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { NO_MERGING } from '../notByAgents';
import { restPage } from '../page';
import { upsertFields, type RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { upsertParts } from '../recordUpsert';
import { relatedOf } from '../related';
import { relatedLists } from '../relatedLists';
import { savedExternalId } from '../savedExternalId';
import { ContactEntity } from '../types/company';
import { DuplicateEntry } from '../types/duplicate';
import { Contact } from '../types/references';

export const resource: Resource = {
  value: 'company',
  name: 'Company',
  description: 'Companies and their custom fields. The API calls a company a contact.',
};

/** The columns of the list of companies (archive SimpleContact) that users filter by. */
const columns = {
  number: ['contactId', 'countryId', 'companyCategoryRank'],
  text: ['name', 'department', 'nameDepartment', 'number', 'code', 'orgnr', 'email/emailAddress'],
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

/** A company in an answer, and what Simplify keeps of it. */
const company = one(ContactEntity, '', {
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
  result: company,
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

const form: RecordForm = {
  type: ContactEntity,
  top: [
    'name',
    'department',
    'orgNr',
    'number2',
    'category.id',
    'business.id',
    'country.countryId',
    'associate.associateId',
    'phones',
    'emails',
    'urls',
    'address.street',
    'address.postal',
    'description',
  ],
  more: [
    'number1',
    'noMailing',
    'xstop',
    'faxes',
    'kananame',
    'interests',
    'domains',
    'bounceEmails',
    'supportAssociate.associateId',
    'supportPerson.personId',
    'ticketPriority.id',
    'customerLanguage.id',
    'source',
    'groupId',
    'activeStatusMonitorId',
    'address.wgs84Latitude',
    'address.wgs84Longitude',
    'dbiAgentId',
    'dbiKey',
    'dbiLastModified',
    'dbiLastSyncronized',
  ],
  references: {
    'category.id': { name: 'categoryId', label: 'Category ID', list: 'searchCategories' },
    'business.id': { name: 'businessId', label: 'Business ID', list: 'searchBusinesses' },
    'country.countryId': { name: 'countryId', label: 'Country ID', list: 'searchCountries' },
    'associate.associateId': {
      name: 'associateId',
      label: 'Our Contact ID',
      list: 'searchUsers',
      description: 'The user who is responsible for the company',
    },
    'supportAssociate.associateId': {
      name: 'supportAssociateId',
      label: 'Support User ID',
      list: 'searchUsers',
    },
    'supportPerson.personId': { name: 'supportPersonId', label: 'Support Person ID' },
    'ticketPriority.id': {
      name: 'ticketPriorityId',
      label: 'Request Priority ID',
      list: 'searchRequestPriorities',
    },
    'customerLanguage.id': { name: 'customerLanguageId', label: 'Language ID', list: 'searchLanguages' },
  },
  custom: companyFields,
  required: ['name'],
  whole: ['address.street', 'address.postal'],
  change: {
    name: { example: 'Wholesale Petals' },
    department: { example: 'Oslo' },
    orgNr: {
      example: '910000021',
      description: 'Number under which the company is registered with the state',
    },
    number2: { example: '10023', description: 'Your number of the company, such as its customer number' },
    source: { list: 'searchSources' },
    groupId: { list: 'searchUserGroups' },
  },
};

const external = savedExternalId({ table: 'contact', id: 'ContactId', what: 'company' });

/** What the calls that save or delete one share. */
const kind = {
  resource: 'company',
  what: 'company',
  rest: 'Contact',
  type: 'ContactEntity',
  named,
  id: 'companyId',
};

/** Creates a company. */
export const create = createOf({
  ...kind,
  form,
  external,
  description: 'Create a company. SuperOffice does not check whether there is one with this name.',
  lookUp: 'Company: Get Many with the name shows whether it was created.',
  result: company,
});

/** Reads the short form of a company, which says whether it is one of the companies of the users. */
const getShort = operation({
  resource: 'company',
  operation: 'getShort',
  name: 'Get Short Form',
  action: 'Get short form of company',
  description: 'Get the short form of a company',
  ...restPage('Contact', 'v1ContactEntity_Simple'),
  call: http('GET', '/api/v1/Contact/{id}/Simple', 'basic'),
  effect: 'read',
  exposed: false,
  why: 'The node reads it itself, before it renames, merges or deletes a company. Company: Get has all of its values.',
  fields: [recordId('companyId', 'Company ID', 'searchCompanies')],
  result: one(Contact),
});

/** What the company that owns the licence forbids. */
const ownerStays = (what: string) => ({
  if: { member: 'IsOwnerContact', is: true },
  message: `This company owns the SuperOffice licence, so ${what}`,
});

/** Changes what is given of a company. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description: 'Change a company. Fields that you leave out keep their values.',
  preconditions: [
    precondition(getShort, {
      with: { companyId: 'companyId' },
      if: ['name'],
      current: { name: 'Name' },
      refused: [ownerStays('its name can’t be changed')],
    }),
  ],
  result: company,
});

const { keyFields, ...finding } = upsertParts({
  what: 'company',
  table: 'contact',
  id: { name: 'companyId', label: 'Company ID', list: 'searchCompanies' },
  column: 'contactId',
  idMember: 'ContactId',
  keys: [
    { name: 'number', label: 'Number', column: 'number', from: 'number2' },
    { name: 'orgNr', label: 'Organization Number', column: 'orgnr', from: 'orgNr' },
    { name: 'email', label: 'Email Address', column: 'email/emailAddress', from: 'emails', member: 'value' },
  ],
  getMany,
  get,
  update,
  toCreate: ['name'],
});

/** Updates the company that has one of the keys, or creates it. */
export const createOrUpdate = operation({
  resource: 'company',
  operation: 'createOrUpdate',
  name: 'Create or Update',
  action: 'Create or update company',
  description:
    'Update the company that has the External ID, ID, number, organization number or email address that you give, or create it',
  ...restPage('Contact', 'v1ContactEntity_PostContactEntity'),
  call: http('POST', '/api/v1/Contact', 'basic'),
  effect: 'once',
  lookUp: 'Company: Get Many with one of its keys shows whether it was created.',
  fields: [...keyFields, ...upsertFields(form, ['urls', 'address.postal', 'description'])],
  ...finding,
  result: company,
});

/** Deletes a company. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a company. SuperOffice keeps it hidden for two weeks and then removes it for good.',
  warning: 'This deletes the company. After two weeks SuperOffice removes it for good.',
  // https://docs.superoffice.com/en/admin/user-management/our-companies.html
  preconditions: [
    precondition(getShort, {
      with: { companyId: 'companyId' },
      refused: [ownerStays('it can’t be deleted')],
    }),
  ],
});

/** Lists what belongs to a company. */
export const getRelated = relatedOf({
  ...kind,
  lists: {
    activities: relatedLists.activities,
    appointments: relatedLists.appointments,
    documents: relatedLists.documents,
    people: relatedLists.people,
    projects: relatedLists.projects,
    relations: relatedLists.relations,
    requests: relatedLists.requests,
    sales: relatedLists.sales,
  },
});

/** Moves all of one company into another. */
export const merge = operation({
  resource: 'company',
  operation: 'merge',
  name: 'Merge',
  action: 'Merge companies',
  description: 'Move people, activities and all else of a company into another one, and delete it',
  ...restPage('Contact', 'v1ContactEntity_Merge'),
  call: http('POST', '/api/v1/Contact/{sourceContactId}/MergeTo/{destinationContactId}', 'basic'),
  effect: 'once',
  lookUp: 'Company: Get shows whether the company is still there.',
  fields: [
    otherRecordId('companyId', 'Company ID', 'searchCompanies', {
      wire: 'sourceContactId',
      description: 'The company that goes',
    }),
    otherRecordId('intoCompanyId', 'Into Company ID', 'searchCompanies', {
      wire: 'destinationContactId',
      description: 'The company that stays',
    }),
    ...emptyOnTarget(
      query('mergeIdenticalPersons', boolean(), {
        label: 'Merge People of the Same Name',
        description: 'Whether to also merge people of both companies who have the same name',
      }),
    ),
  ],
  rules: [distinct('companyId', 'intoCompanyId')],
  preconditions: [
    precondition(getShort, {
      with: { companyId: 'companyId' },
      refused: [ownerStays('it can’t be merged with another one'), linkedToErp('company')],
    }),
    precondition(getShort, {
      with: { companyId: 'intoCompanyId' },
      refused: [ownerStays('no other one can be merged into it')],
    }),
  ],
  warning: 'This deletes the first company. A merge can’t be undone.',
  neverTool: NO_MERGING,
  serializeByEach: ['companyId', 'intoCompanyId'],
  result: done(),
});

/** Finds companies with a similar name. */
export const findDuplicates = operation({
  resource: 'company',
  operation: 'findDuplicates',
  name: 'Find Duplicates',
  action: 'Find duplicates of company',
  description: 'Get the companies that may be the one with this name',
  ...restPage('Contact', 'v1ContactEntity_GetNameDepartmentDuplicates'),
  call: http('GET', '/api/v1/Contact/Duplicates/{name}', 'basic'),
  effect: 'read',
  fields: [
    path('name', text(), { label: 'Name', required: true, example: 'Wholesale Petals' }),
    ...filters(query('department', text(), { label: 'Department', example: 'Oslo' })),
  ],
  result: rows('', DuplicateEntry),
});

/** Finds companies with a web domain. */
export const findDuplicatesByDomain = operation({
  resource: 'company',
  operation: 'findDuplicatesByDomain',
  name: 'Find Duplicates by Domain',
  action: 'Find duplicates of company by domain',
  description: 'Get the companies that may be the one with this web domain',
  ...restPage('Contact', 'v1ContactEntity_GetDomainDuplicates'),
  call: http('GET', '/api/v1/Contact/DuplicateDomains/{domain}', 'basic'),
  effect: 'read',
  fields: [path('domain', key(), { label: 'Domain', required: true, example: 'petals.example' })],
  result: rows('', DuplicateEntry),
});
