import {
  boolean,
  integer,
  json,
  list,
  mapper,
  member,
  moment,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { documentFields } from '../customFields';
import { Associate, Link } from './common';
import {
  activityStatus,
  appointmentType,
  checkoutState,
  docTmplDirection,
  docTmplQuoteType,
  docTmplType,
  documentLockSemantics,
  returnType,
} from './enums';
import { Contact, Person, Project, Sale } from './references';
import { rights } from './rights';
import { VisibleFor } from './common';

/** What new documents are made from: their kind, their initial file and where their files are kept. */
export const DocumentTemplate = objectType('DocumentTemplate', () => [
  member('DocumentTemplateId', integer(), { label: 'Template ID' }),
  member('Name', text()),
  member('Tooltip', text()),
  member('SaveInDb', integer()),
  member('Filename', text()),
  member('DefaultOref', text()),
  member('RecordType', docTmplType()),
  member('Deleted', integer()),
  member('Direction', docTmplDirection()),
  member('AutoeventId', integer()),
  member('QuoteDocType', docTmplQuoteType()),
  ...rights(),
]);

/** A document: the record, without its file. */
export const DocumentEntity = objectType('DocumentEntity', () => [
  member('DocumentId', integer()),
  member('UpdatedBy', record(Associate)),
  member('CreatedBy', record(Associate)),
  member('Attention', text()),
  member('Header', text()),
  member('Name', text()),
  member('OurRef', text()),
  member('YourRef', text()),
  member('CreatedDate', moment()),
  member('UpdatedDate', moment()),
  member('Description', text({ lines: 4 })),
  member('DocumentTemplate', record(DocumentTemplate)),
  member('Person', record(Person)),
  member('Associate', record(Associate)),
  member('Contact', record(Contact)),
  member('Project', record(Project)),
  member('Date', moment()),
  member('ExternalRef', text()),
  member('Completed', activityStatus()),
  member('ActiveLinks', integer()),
  member('Type', appointmentType()),
  member('Links', records('Link', Link)),
  member('LockSemantics', documentLockSemantics()),
  member('Sale', record(Sale)),
  member('SuggestedDocumentId', integer()),
  member('Snum', integer()),
  member('UserDefinedFields', json()),
  member('ExtraFields', json()),
  member('CustomFields', mapper(documentFields)),
  member('PublishEventDate', moment()),
  member('PublishTo', moment()),
  member('PublishFrom', moment()),
  member('IsPublished', boolean()),
  member('VisibleFor', records('User or Group', VisibleFor)),
  ...rights(),
]);

/** Whether a document is checked out, and by whom. */
export const CheckoutInfo = objectType('CheckoutInfo', () => [
  member('State', checkoutState()),
  member('AssociateId', integer()),
  member('Name', text()),
]);

/** A version of the file of a document. */
export const VersionInfo = objectType('VersionInfo', () => [
  member('ExternalReference', text()),
  member('DocumentId', integer()),
  member('VersionId', text()),
  member('CheckedInDate', moment()),
  member('CheckedInByName', text()),
  member('CheckedInByAssociateId', integer()),
  member('Description', text()),
  member('DisplayText', text()),
  member('ExtraFields', list(text())),
]);

/** A command that the store of a document offers. */
export const CommandInfo = objectType('CommandInfo', () => [
  member('Name', text()),
  member('DisplayName', text()),
  member('DisplayTooltip', text()),
  member('IconHint', text()),
  member('ReturnType', returnType()),
]);

/** What the store of a document says about a call. */
export const ReturnInfo = objectType('ReturnInfo', () => [
  member('ExternalReference', text()),
  member('VersionId', text()),
  member('Success', boolean()),
  member('Type', returnType()),
  member('Value', text()),
  member('AdditionalInfo', text()),
]);
