import {
  additional,
  bare,
  body,
  boolean,
  choice,
  control,
  download as downloadOf,
  filters,
  http,
  integer,
  key,
  one,
  operation,
  path,
  query,
  records,
  scalar,
  text,
  type Field,
} from '../../shared/operation';
import { documentId, onlyMessages } from '../documents';
import { inAddress } from '../fields';
import { restPage } from '../page';
import { returnInfo } from '../returnInfo';
import { ReturnInfo } from '../types/document';
import { uploadedFile } from '../uploads';
import { document } from './documentRecord';

/** Stores the file of a document. The page names no limit of its size, and no type that is refused. */
export const upload = operation({
  resource: 'document',
  operation: 'upload',
  name: 'Upload',
  action: 'Upload file of document',
  description:
    'Store the file of an existing document. It replaces the file that is there. The file gets the name in the document; SuperOffice may amend it.',
  ...restPage('Document', 'v1DocumentEntity_SetDocumentStreamFromId'),
  call: http('PUT', '/api/v1/Document/{documentId}/Content', 'basic'),
  effect: 'idempotent',
  serializeBy: ['documentId'],
  fields: [
    documentId,
    body('file', uploadedFile(), {
      label: 'Input Binary Field',
      required: true,
      description: 'Binary property of the item that holds the file. An empty file is stored too.',
    }),
  ],
  result: document,
});

/** Gets the file of a document. */
export const download = operation({
  resource: 'document',
  operation: 'download',
  name: 'Download',
  action: 'Download file of document',
  description: 'Get the file of a document, or a copy of it without active content, as binary data',
  ...restPage('Document', 'v1DocumentEntity_GetDocumentStream'),
  call: http('GET', '/api/v1/Document/{documentId}/{copy}', 'basic'),
  effect: 'read',
  fields: [
    documentId,
    path(
      'copy',
      choice({
        stored: ['Content', 'The File as Stored'],
        sanitized: [
          'SanitizedContent',
          'A Sanitized Copy',
          'Without scripts and the like, if SuperOffice can remove them',
        ],
      }),
      { label: 'Get', starts: 'stored', otherwise: 'Content', description: 'Which file to get' },
    ),
    ...filters(
      control('fileName', text(), {
        label: 'File Name',
        example: 'offer-10023.pdf',
        description: 'Name that the file gets in n8n. SuperOffice does not send it; Get has it as Name.',
      }),
    ),
  ],
  result: downloadOf('raw', '', { mayBeEmpty: true, namedBy: 'fileName' }),
});

/** A record whose values fill the template instead of that of the document. */
const filledFrom = (name: string, label: string, list: string): Field =>
  query(name, integer({ min: 1, max: 2_147_483_647, ...inAddress(list) }), {
    label,
    list,
    description: 'Record whose values fill the tags. Default: that of the document.',
  });

/** Tags of a template, which travel as one object. */
const customTags = records(
  { itemLabel: 'Tag', asObject: { key: 'name', value: 'value' } },
  body('name', text(), {
    label: 'Name',
    required: true,
    example: 'abcd',
    description: 'Four characters, as the template has them',
  }),
  body('value', text(), {
    label: 'Value',
    otherwise: '',
    example: 'Payment within 14 days',
    description: 'Text that takes the place of the tag. Without one, the tag goes.',
  }),
);

/** Makes the file of a document. Each call makes it again. */
export const createFile = operation({
  resource: 'document',
  operation: 'createFile',
  name: 'Create File From Template',
  action: 'Create file of document from template',
  description:
    'Make the file of an existing document from its template. The tags of the template are filled with values of the company, person, project or sale.',
  ...restPage('Document', 'v1DocumentEntity_CreateNewPhysicalDocumentFromTemplateWithCustomTags2'),
  call: http('POST', '/api/v1/Document/{documentId}/Content', 'basic'),
  effect: 'once',
  lookUp: 'Document: Get Size shows whether the document has a file.',
  serializeBy: ['documentId'],
  fields: [
    documentId,
    body('customTags', customTags, {
      label: 'Custom Tags',
      wire: '',
      otherwise: [],
      description: 'Your own tags of the template, and the texts that take their place',
    }),
    ...additional(
      filledFrom('contactId', 'Company ID', 'searchCompanies'),
      filledFrom('personId', 'Person ID', 'searchPeople'),
      filledFrom('projectId', 'Project ID', 'searchProjects'),
      filledFrom('saleId', 'Sale ID', 'searchSales'),
      filledFrom('selectionId', 'Selection ID', 'searchSelections'),
      query('appointmentId', integer({ min: 1, max: 2_147_483_647 }), {
        label: 'Appointment ID',
        description: 'Appointment whose values fill the tags',
      }),
      query('uiCulture', key(), {
        label: 'Language of Template',
        example: 'en-US',
        description: 'ISO code of the language, if the template exists in several',
      }),
    ),
  ],
  result: document,
});

/** Deletes the file and keeps the record. */
export const deleteFile = operation({
  resource: 'document',
  operation: 'deleteFile',
  name: 'Delete File',
  action: 'Delete file of document',
  description: 'Delete the file of a document. The document itself stays.',
  ...restPage('Document', 'v1DocumentEntity_DeletePhysicalDocument'),
  call: http('DELETE', '/api/v1/Document/{documentId}/Content', 'basic'),
  effect: 'idempotent',
  warning: 'The file can’t be restored.',
  refusedRepeat: { statuses: [404, 410], gives: { Success: true } },
  serializeBy: ['documentId'],
  fields: [documentId, onlyMessages('allowedReturnType')],
  verdict: returnInfo,
  result: one(ReturnInfo),
});

/** An address under which an editor can open the file. Not every store has one. */
export const getUrl = operation({
  resource: 'document',
  operation: 'getUrl',
  name: 'Get URL',
  action: 'Get URL of document',
  description:
    'Get an address under which the file of a document can be opened. Not all stores of documents have one.',
  ...restPage('Document', 'v1DocumentEntity_GetDocumentUrl'),
  call: http('GET', '/api/v1/Document/{documentId}/Url', 'basic'),
  effect: 'read',
  fields: [
    documentId,
    ...filters(
      query('versionId', key(), {
        label: 'Version ID',
        description: 'Version to open, as in Get Versions. Default: the latest.',
      }),
      query('writeableUrl', boolean(), {
        label: 'For Editing',
        description: 'Whether the address should allow to save changes. Some stores have only one kind.',
      }),
    ),
  ],
  verdict: bare('null', 'The store of this document has no addresses for its files'),
  result: scalar('url', text()),
});

/** The size of the file. */
export const getSize = operation({
  resource: 'document',
  operation: 'getSize',
  name: 'Get Size',
  action: 'Get size of document',
  description: 'Get the size of the file of a document in bytes',
  ...restPage('Document', 'v1DocumentEntity_GetDocumentLength'),
  call: http('GET', '/api/v1/Document/{documentId}/Length', 'basic'),
  effect: 'read',
  fields: [
    documentId,
    ...filters(
      query('versionId', key(), {
        label: 'Version ID',
        description: 'Version to measure, as in Get Versions. Default: the latest.',
      }),
    ),
  ],
  result: scalar('fileSize', integer()),
});
