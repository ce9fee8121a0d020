import { boolean, integer, member, objectType, text } from '../../shared/operation';
import { rights } from './rights';

/** A file of request messages. The key that opens it without a sign-in is not shown. */
export const AttachmentEntity = objectType('AttachmentEntity', () => [
  member('AttachmentId', integer()),
  member('Name', text()),
  member('ContentType', text()),
  member('AttSize', integer(), { label: 'Size' }),
  member('InlineImage', boolean()),
  member('ContentId', text()),
  member('AuthKey', text({ shows: 'nothing' })),
  member('IsSafeFileExtension', boolean()),
  ...rights(),
]);
