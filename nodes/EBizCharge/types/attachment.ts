import { file, integer, key, member, objectType, text } from '../../shared/operation';
import { status } from './status';

/** A file for a document. The vendor spells it so. */
export const Atachment = objectType('Atachment', () => [
  member('PermissionAccessLevel', integer(), { otherwise: 0 }),
  member('Title', text()),
  member('Description', text()),
  member('FileNameWithExtension', text()),
  member('FileContents_Binary', file('base64'), { label: 'File Contents (Binary)' }),
  member('FileContents', text()),
]);

/** What became of a file that was uploaded. */
export const UploadAttachmentResponse = objectType('UploadAttachmentResponse', () => [
  member('AtachmentInternalId', key(), { label: 'Attachment Internal ID' }),
  ...status(),
]);
