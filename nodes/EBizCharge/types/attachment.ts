import { file, integer, key, member, objectType, text } from '../../shared/operation';
import { status } from './status';

/** A file for a document. The misspelled name is the vendor's. */
export const Atachment = objectType('Atachment', () => [
  member('PermissionAccessLevel', integer(), { otherwise: 0 }),
  member('Title', text()),
  member('Description', text()),
  member('FileNameWithExtension', text()),
  member('FileContents_Binary', file('base64'), { label: 'File Contents (Binary)' }),
  member('FileContents', text()),
]);

/** The answer to uploading a file. */
export const UploadAttachmentResponse = objectType('UploadAttachmentResponse', () => [
  member('AtachmentInternalId', key(), { label: 'Attachment Internal ID' }),
  ...status(),
]);
