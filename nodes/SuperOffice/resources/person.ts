import { boolean, http, integer, moment, one, operation, text, type Resource } from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import { PersonEntity } from '../types/person';

export const resource: Resource = {
  value: 'person',
  name: 'Person',
  description: 'People, most of whom belong to a company. The user interface calls a person a contact.',
};

/** The columns of the list of people (archive Person) that users filter by. */
const columns = {
  number: ['personId', 'contactId', 'personCountryId', 'rank', 'birthYear', 'birthMonth', 'birthDay'],
  text: ['firstName', 'lastName', 'middleName', 'fullName', 'mrMrs', 'title', 'personNumber'],
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
  result: one(PersonEntity, '', {
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
  }),
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
