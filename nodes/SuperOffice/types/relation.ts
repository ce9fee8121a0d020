import { integer, member, moment, objectType, record, text } from '../../shared/operation';
import { Associate } from './common';
import { rights } from './rights';

/** A relation between two companies or people: from the source to the destination. */
export const ContactRelationEntity = objectType('ContactRelationEntity', () => [
  member('SourceContactId', integer(), { label: 'Source Company ID' }),
  member('SourcePersonId', integer()),
  member('DestinationContactId', integer(), { label: 'Destination Company ID' }),
  member('DestinationPersonId', integer()),
  member('RelationId', integer()),
  member('Comment', text()),
  member('RelationDefinitionId', integer()),
  member('Reversed', integer()),
  member('UpdatedDate', moment()),
  member('CreatedDate', moment()),
  member('CreatedBy', record(Associate)),
  member('UpdatedBy', record(Associate)),
  member('SourceContactName', text()),
  member('SourcePersonName', text()),
  member('DestinationContactName', text()),
  member('DestinationPersonName', text()),
  member('ActiveText', text()),
  member('PassiveText', text()),
  ...rights(),
]);
