import {
  boolean,
  day,
  distinct,
  done,
  http,
  integer,
  moment,
  one,
  operation,
  precondition,
  query,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { personFields } from '../customFields';
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
import { PersonEntity } from '../types/person';

export const resource: Resource = {
  value: 'person',
  name: 'Person',
  description: 'People, most of whom belong to a company. The user interface calls a person a contact.',
};

/** The columns of the list of people (archive Person) that users filter by. */
const columns = {
  number: ['personId', 'contactId', 'personCountryId', 'rank', 'birthYear', 'birthMonth', 'birthDay'],
  text: [
    'email/emailAddress',
    'firstName',
    'lastName',
    'middleName',
    'fullName',
    'mrMrs',
    'title',
    'personNumber',
  ],
  list: ['position', 'personCountry', 'personSource', 'personCategory', 'personBusiness', 'leadStatus'],
  user: ['personAssociateId', 'supportAssociate', 'personRegisteredBy', 'personUpdatedBy'],
  day: ['personRegisteredDate', 'personUpdatedDate'],
  moment: ['personDeletedDate', 'whenUpdatedByWorkflow'],
  switch: [
    'retired',
    'personNoMail',
    'personActiveErpLinks',
    'hasCompany',
    'isProjectMember',
    'isStakeholder',
    'isMailingRecipient',
    'hasInfoText',
  ],
};

const named = foundRecord(recordId('personId', 'Person ID', 'searchPeople'), {
  table: 'person',
  what: 'person',
});

/** A person in an answer, and what Simplify keeps. */
const person = one(PersonEntity, '', {
  simplify: [
    'PersonId',
    'Firstname',
    'MiddleName',
    'Lastname',
    'FullName',
    'Title',
    'PersonNumber',
    { Position: 'Position.Value', ContactId: 'Contact.ContactId', Company: 'Contact.Name' },
    { Emails: 'Emails[].Value', MobilePhones: 'MobilePhones[].Value' },
    { OfficePhones: 'OfficePhones[].Value', Urls: 'Urls[].Value' },
    { StreetAddress: 'Address.Street', Country: 'Country.Name' },
    'BirthDate',
    { Associate: 'Associate.FullName' },
    'Description',
    'NoMailing',
    'Retired',
    'ActiveErpLinks',
    'CustomFields',
    'CreatedDate',
    'UpdatedDate',
  ],
});

/** Reads one person with all fields. */
export const get = operation({
  resource: 'person',
  operation: 'get',
  name: 'Get',
  action: 'Get person',
  description: 'Get a person with all fields',
  ...restPage('Person', 'v1PersonEntity_GetPersonEntity'),
  call: http('GET', '/api/v1/Person/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: person,
});

/** Lists people, also those who have left their company. */
export const getMany = operation({
  resource: 'person',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many people',
  description: 'Get people that meet your conditions, also those marked as former employees',
  ...restPage('Person', 'v1PersonEntity_GetAll'),
  call: http('GET', '/api/v1/Person', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'personId',
    columns,
    kinds: ['person', 'retiredPerson'],
    shown: {
      personId: integer(),
      firstName: text(),
      lastName: text(),
      fullName: text(),
      title: text(),
      position: text(),
      personNumber: text(),
      contactId: integer(),
      retired: boolean(),
      personActiveErpLinks: boolean(),
      personRegisteredDate: moment(),
      personUpdatedDate: moment(),
    },
  }),
});

/** Consents are no fields of this form: only their own actions change them. */
const form: RecordForm = {
  type: PersonEntity,
  top: [
    'firstname',
    'lastname',
    'contact.contactId',
    'title',
    'position.id',
    'emails',
    'mobilePhones',
    'officePhones',
    'personNumber',
    'birthDate',
    'associate.associateId',
    'address.street',
    'description',
  ],
  more: [
    'middleName',
    'mrmrs',
    'salutation',
    'category.id',
    'business.id',
    'country.countryId',
    'noMailing',
    'retired',
    'usePersonAddress',
    'otherPhones',
    'privatePhones',
    'faxes',
    'urls',
    'internetPhones',
    'chatEmails',
    'interests',
    'shipmentTypes',
    'bounceEmails',
    'kanafname',
    'kanalname',
    'post1',
    'post2',
    'post3',
    'address.postal',
    'supportAssociate.associateId',
    'ticketPriority.id',
    'customerLanguage.id',
    'showContactTickets',
    'leadstatusId',
    'source',
    'activeStatusMonitorId',
    'address.wgs84Latitude',
    'address.wgs84Longitude',
    'dbiAgentId',
    'dbiKey',
    'dbiLastModified',
    'dbiLastSyncronized',
  ],
  references: {
    'contact.contactId': {
      name: 'companyId',
      label: 'Company ID',
      list: 'searchCompanies',
      description: 'The company that the person belongs to',
    },
    'position.id': { name: 'positionId', label: 'Position ID', list: 'searchPositions' },
    'associate.associateId': {
      name: 'associateId',
      label: 'Our Contact ID',
      list: 'searchUsers',
      description: 'The user who is responsible for the person',
    },
    'category.id': { name: 'categoryId', label: 'Category ID', list: 'searchCategories' },
    'business.id': { name: 'businessId', label: 'Business ID', list: 'searchBusinesses' },
    'country.countryId': { name: 'countryId', label: 'Country ID', list: 'searchCountries' },
    'supportAssociate.associateId': {
      name: 'supportAssociateId',
      label: 'Support User ID',
      list: 'searchUsers',
    },
    'ticketPriority.id': {
      name: 'ticketPriorityId',
      label: 'Request Priority ID',
      list: 'searchRequestPriorities',
    },
    'customerLanguage.id': { name: 'customerLanguageId', label: 'Language ID', list: 'searchLanguages' },
  },
  custom: personFields,
  required: ['lastname'],
  whole: ['address.street', 'address.postal'],
  change: { source: { list: 'searchSources' }, leadstatusId: { list: 'searchLeadStatuses' } },
};

/** Whether the person is one of the users, whose logins hang on their records. */
const isUser = { member: 'IsAssociate', is: true };

/** https://docs.superoffice.com/en/admin/user-management/learn/move-user.html: administrators move users, in the settings. */
const USER_STAYS = [
  {
    if: isUser,
    message: 'This person is a user of SuperOffice, so the person can’t be moved to another company',
  },
];

const external = savedExternalId({ table: 'person', id: 'PersonId', what: 'person' });

/** What the calls that save or delete one share. */
const kind = {
  resource: 'person',
  what: 'person',
  rest: 'Person',
  type: 'PersonEntity',
  named,
  id: 'personId',
};

/** Creates a person. */
export const create = createOf({
  ...kind,
  form,
  external,
  description: 'Create a person. SuperOffice does not check whether there is one with this name.',
  lookUp: 'Person: Get Many with the name shows whether the person was created.',
  result: person,
});

/** Changes what is given of a person. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description: 'Change a person. Fields that you leave out keep their values, and consents do in any case.',
  preconditions: [
    precondition(get, {
      with: { personId: 'personId' },
      if: ['companyId'],
      current: { companyId: 'Contact.ContactId' },
      refused: USER_STAYS,
    }),
  ],
  result: person,
});

const { keyFields, ...finding } = upsertParts({
  what: 'person',
  table: 'person',
  id: { name: 'personId', label: 'Person ID', list: 'searchPeople' },
  column: 'personId',
  idMember: 'PersonId',
  keys: [
    { name: 'number', label: 'Person Number', column: 'personNumber', from: 'personNumber' },
    { name: 'email', label: 'Email Address', column: 'email/emailAddress', from: 'emails', member: 'value' },
  ],
  getMany,
  get,
  update,
  toCreate: ['lastname'],
});

/** Updates the person who has one of the keys, or creates one. */
export const createOrUpdate = operation({
  resource: 'person',
  operation: 'createOrUpdate',
  name: 'Create or Update',
  action: 'Create or update person',
  description:
    'Update the person who has the External ID, ID, number or email address that you give, or create one. Consents stay as they are.',
  ...restPage('Person', 'v1PersonEntity_PostPersonEntity'),
  call: http('POST', '/api/v1/Person', 'basic'),
  effect: 'once',
  lookUp: 'Person: Get Many with one of the keys shows whether the person was created.',
  fields: [...keyFields, ...upsertFields(form, ['birthDate', 'description'])],
  ...finding,
  result: person,
});

/** Deletes a person. */
export const remove = deleteOf({
  ...kind,
  description:
    'Delete a person. SuperOffice keeps the person hidden for two weeks, and then removes the record for good.',
  warning: 'This deletes the person. After two weeks SuperOffice removes the record for good.',
  // https://docs.superoffice.com/en/learn/basics/deleting-elements.html: not if the person works in one of "our companies".
  preconditions: [
    precondition(get, {
      with: { personId: 'personId' },
      refused: [
        {
          if: isUser,
          message:
            'This person is a user of SuperOffice, so the person can’t be deleted. Delete the user in its settings first.',
        },
      ],
    }),
  ],
});

/** Lists what belongs to a person. */
export const getRelated = relatedOf({
  ...kind,
  lists: {
    activities: relatedLists.activities,
    appointments: relatedLists.appointments,
    documents: relatedLists.documents,
    relations: relatedLists.relations,
    requests: relatedLists.requests,
    sales: relatedLists.sales,
  },
});

const moveAfterDate = query('moveAfterDate', day(), {
  label: 'Move Activities From',
  required: true,
  description: 'Activities from this day on go along. Older ones stay where they are.',
});

/** Moves a person to another company. */
export const move = operation({
  resource: 'person',
  operation: 'move',
  name: 'Move',
  action: 'Move person to another company',
  description: 'Move a person and the latest activities to another company',
  ...restPage('Person', 'v1PersonEntity_Move'),
  call: http('POST', '/api/v1/Person/{personId}/MoveTo/{destinationContactId}', 'basic'),
  effect: 'once',
  lookUp: 'Person: Get shows the company of the person.',
  fields: [
    otherRecordId('personId', 'Person ID', 'searchPeople', { wire: 'personId' }),
    otherRecordId('intoCompanyId', 'To Company ID', 'searchCompanies', { wire: 'destinationContactId' }),
    moveAfterDate,
  ],
  preconditions: [
    precondition(get, {
      with: { personId: 'personId' },
      current: { intoCompanyId: 'Contact.ContactId' },
      done: 'current',
      refused: USER_STAYS,
    }),
  ],
  serializeBy: ['personId'],
  result: done(),
});

/** Moves all of one person into another. */
export const merge = operation({
  resource: 'person',
  operation: 'merge',
  name: 'Merge',
  action: 'Merge people',
  description: 'Move activities and all else of a person to another one',
  ...restPage('Person', 'v1PersonEntity_Merge'),
  call: http('POST', '/api/v1/Person/{sourcePersonId}/MergeTo/{destinationPersonId}', 'basic'),
  effect: 'once',
  lookUp: 'Person: Get shows whether the person is still there.',
  fields: [
    otherRecordId('personId', 'Person ID', 'searchPeople', {
      wire: 'sourcePersonId',
      description: 'The person who goes',
    }),
    otherRecordId('intoPersonId', 'Into Person ID', 'searchPeople', {
      wire: 'destinationPersonId',
      description: 'The person who stays',
    }),
    moveAfterDate,
    ...emptyOnTarget(
      query('deleteSource', boolean(), {
        label: 'Delete First Person',
        description: 'Whether to delete the first person afterwards',
      }),
    ),
  ],
  rules: [distinct('personId', 'intoPersonId')],
  // https://docs.superoffice.com/en/contact/learn/merge-contacts.html: another person may be merged into one who is a user.
  preconditions: [
    precondition(get, {
      with: { personId: 'personId' },
      refused: [
        {
          if: isUser,
          message: 'This person is a user of SuperOffice, so the person can’t be merged into another one',
        },
        linkedToErp('person'),
      ],
    }),
  ],
  warning: 'A merge can’t be undone.',
  neverTool: NO_MERGING,
  serializeByEach: ['personId', 'intoPersonId'],
  result: done(),
});

export { deleteConsent, getConsents, hasConsent, setConsent } from './consent';
