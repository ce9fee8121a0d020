import { list, query, type Field } from '../shared/operation';
import { recordId } from './fields';
import { returnType } from './types/enums';

/** The document of a call about its file. */
export const documentId: Field = {
  ...recordId('documentId', 'Document ID', 'searchDocuments'),
  wire: 'documentId',
};

/**
 * What the store of a document may answer with. n8n opens no windows, so calls that change something take a message and
 * nothing else.
 */
export const onlyMessages = (wire = 'allowedReturnTypes'): Field =>
  query('returnTypes', list(returnType()), { wire, preset: ['None', 'Message'] });
