import {
  atLeastOne,
  boolean,
  day,
  filters,
  http,
  integer,
  links,
  moment,
  one,
  operation,
  query,
  rows,
  text,
} from '../../shared/operation';
import { columnsField, inArchive, NEXT, OF_OPERATION, SIZE } from '../archives';
import { documentFields } from '../customFields';
import { recordId, withExternalIds } from '../fields';
import { foundRecord } from '../foundRecord';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { LINK } from '../relatedLists';
import { savedExternalId } from '../savedExternalId';
import { DocumentEntity } from '../types/document';

/** The columns of the list of documents (archive FindDocument) that users filter by. */
const columns = {
  number: ['documentId', 'saleId', 'snum', 'suggestedDocumentId'],
  text: ['name', 'subject', 'text', 'keywords', 'recordType', 'ourref', 'yourref', 'attention'],
  list: ['type', 'contactId', 'personId', 'projectId', 'userGroup'],
  user: ['associateId', 'registeredBy', 'updatedBy'],
  day: ['date', 'registeredDate', 'updatedDate'],
  switch: ['completed', 'mailMergeDraft', 'isReport', 'isMail'],
};

const named = foundRecord(recordId('documentId', 'Document ID', 'searchDocuments'), {
  table: 'document',
  what: 'document',
});

/** A document in an answer, and what Simplify keeps of it. */
export const document = one(DocumentEntity, '', {
  simplify: [
    'DocumentId',
    'Header',
    'Name',
    { Template: 'DocumentTemplate.Name' },
    { ContactId: 'Contact.ContactId', Company: 'Contact.Name' },
    { PersonId: 'Person.PersonId', Person: 'Person.FullName' },
    { SaleId: 'Sale.SaleId', Sale: 'Sale.Title' },
    { ProjectId: 'Project.ProjectId', Project: 'Project.Name' },
    { Associate: 'Associate.FullName' },
    'Date',
    'Completed',
    'Description',
    'Attention',
    'OurRef',
    'YourRef',
    'LockSemantics',
    'ActiveLinks',
    'CustomFields',
    'CreatedDate',
    'UpdatedDate',
  ],
});

/** Reads one document with all its fields. */
export const get = operation({
  resource: 'document',
  operation: 'get',
  name: 'Get',
  action: 'Get document',
  description: 'Get a document with all its fields, without its file',
  ...restPage('Document', 'v1DocumentEntity_GetDocumentEntity'),
  call: http('GET', '/api/v1/Document/{id}', 'basic'),
  effect: 'read',
  fields: [...named.fields, ...withExternalIds],
  foundBy: named.foundBy,
  result: document,
});

/** Lists documents. */
export const getMany = operation({
  resource: 'document',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many documents',
  description: 'Get documents that meet your conditions, without their files',
  ...restPage('Document', 'v1DocumentEntity_GetAll'),
  call: http('GET', '/api/v1/Document', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'documentId',
    columns,
    shown: {
      documentId: integer(),
      name: text(),
      subject: text(),
      type: text(),
      recordTypeText: text(),
      contactId: integer(),
      personId: integer(),
      projectId: integer(),
      saleId: integer(),
      associateId: text(),
      date: day(),
      completed: boolean(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});

const form: RecordForm = {
  type: DocumentEntity,
  top: [
    'header',
    'name',
    'documentTemplate.documentTemplateId',
    'contact.contactId',
    'person.personId',
    'sale.saleId',
    'project.projectId',
    'associate.associateId',
    'date',
    'completed',
    'description',
    'attention',
    'ourRef',
    'yourRef',
  ],
  more: [
    'externalRef',
    'lockSemantics',
    'type',
    'suggestedDocumentId',
    'snum',
    'isPublished',
    'publishFrom',
    'publishTo',
    'publishEventDate',
    'links',
    'visibleFor',
  ],
  references: {
    'documentTemplate.documentTemplateId': {
      name: 'documentTemplateId',
      label: 'Template ID',
      list: 'searchTemplates',
      description: 'Decides what kind of document it is, and where its file is kept',
    },
    'contact.contactId': { name: 'contactId', label: 'Company ID', list: 'searchCompanies' },
    'person.personId': {
      name: 'personId',
      label: 'Person ID',
      list: 'searchPeople',
      description: 'A contact person of the company',
    },
    'sale.saleId': { name: 'saleId', label: 'Sale ID', list: 'searchSales' },
    'project.projectId': { name: 'projectId', label: 'Project ID', list: 'searchProjects' },
    'associate.associateId': {
      name: 'associateId',
      label: 'Owner ID',
      list: 'searchUsers',
      description: 'The user to whom the document belongs. Default: the signed-in user.',
    },
  },
  custom: documentFields,
  change: {
    header: { label: 'Title', example: 'Offer 10023', description: 'Name of the document for users' },
    name: {
      label: 'File Name',
      example: 'offer-10023.pdf',
      description: 'SuperOffice may amend the name; the result has the final one',
    },
    completed: { label: 'Status' },
    ourRef: { label: 'Our Reference' },
    yourRef: { label: 'Your Reference' },
    externalRef: {
      label: 'External Reference',
      description: 'Key by which the store of the document knows its file. Usually SuperOffice sets it.',
    },
    snum: { label: 'Sequence Number' },
  },
};

const external = savedExternalId({ table: 'document', id: 'DocumentId', what: 'document' });

/** What the calls that save or delete one share. */
const kind = {
  resource: 'document',
  what: 'document',
  rest: 'Document',
  type: 'DocumentEntity',
  named,
  id: 'documentId',
};

/** Creates the record of a document. */
export const create = createOf({
  ...kind,
  form,
  external,
  description: 'Create a document without a file. Upload or Create File From Template gives it one.',
  lookUp: 'Document: Get Many with the title shows whether it was created.',
  rules: [atLeastOne('header', 'name')],
  result: document,
});

/** Changes what is given of a document. */
export const update = updateOf({
  ...kind,
  form,
  external,
  get,
  description:
    'Change a document, not its file. Fields that you leave out keep their values. Another file name renames the file.',
  result: document,
});

/** Deletes a document. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a document and its file',
  warning: 'The document and its file can’t be restored.',
});

/** Lists what a document is linked with. */
export const getLinks = operation({
  resource: 'document',
  operation: 'getLinks',
  name: 'Get Links',
  action: 'Get links of document',
  description:
    'Get the records that a document is linked with, besides its company, person, sale and project',
  ...restPage('Document', 'v1DocumentEntity_Links'),
  call: http('GET', '/api/v1/Document/{id}/Links', 'basic'),
  effect: 'read',
  fields: [
    ...named.fields,
    ...filters(
      columnsField(OF_OPERATION, {
        otherwise: Object.keys(LINK),
        description: 'Columns to read instead of the usual ones: separated by commas, or an array',
      }),
    ),
    query('top', integer(), { label: 'Page Size', wire: '$top' }),
  ],
  foundBy: named.foundBy,
  walk: links(NEXT, { rows: 'top', size: SIZE }),
  result: rows('value', { PrimaryKey: integer(), EntityName: text(), ...LINK }),
});
