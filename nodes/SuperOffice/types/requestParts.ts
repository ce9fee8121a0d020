import {
  boolean,
  integer,
  json,
  list,
  member,
  moment,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import {
  badgeType,
  formSubmissionStatus,
  messageHeaderStdItem,
  messageHeaderStdItemCol,
  ticketBaseStatus,
  ticketCategoryClosingStatus,
  ticketCategoryDelegateMethod,
  ticketPriorityEscalateEvent,
  ticketPriorityStatus,
  ticketSecurityLevel,
  ticketStatusTimeCounter,
} from './enums';
import { rights } from './rights';

/** A status of requests. */
export const TicketStatusEntity = objectType('TicketStatusEntity', () => [
  member('TicketStatusId', integer()),
  member('Name', text()),
  member('Status', ticketBaseStatus()),
  member('TimeCounter', ticketStatusTimeCounter()),
  member('NoEmailReopen', boolean()),
  member('IsDefault', boolean()),
  member('UsedInQueue', boolean()),
  ...rights(),
]);

/** A category of requests. */
export const TicketCategoryEntity = objectType('TicketCategoryEntity', () => [
  member('TicketCategoryId', integer()),
  member('ParentId', integer()),
  member('Name', text()),
  member('Fullname', text()),
  member('CategoryMaster', integer()),
  member('Flags', text()),
  member('DelegateMethod', ticketCategoryDelegateMethod()),
  member('ExternalName', text()),
  member('ClosingStatus', ticketCategoryClosingStatus()),
  member('MsgClosingStatus', ticketCategoryClosingStatus()),
  member('AssignmentLag', integer()),
  member('ReplyTemplate', integer()),
  member('NotificationEmail', text()),
  member('DefaultTicketStatus', record(TicketStatusEntity)),
  member('DefaultMessageStatus', record(TicketStatusEntity)),
  member('EffectiveReplyTemplateId', integer()),
  member('ExtraFields', json()),
  member('CustomFields', json()),
  ...rights(),
]);

/** What happens at one level of escalation. */
export const TicketPriorityEscalationLevelEntity = objectType('TicketPriorityEscalationLevelEntity', () => [
  member('TicketAlertId', integer()),
  member('AlertLevel', integer()),
  member('AlertTimeout', integer()),
  member('Action', integer()),
  member('DelegateTo', integer()),
  member('ScriptId', integer()),
  member('EmailTo', text()),
  member('SmsTo', text()),
  member('ReplyTemplateIdCustomer', integer()),
  member('ReplyTemplateIdUser', integer()),
  member('ReplyTemplateIdCatmast', integer()),
  member('ReplyTemplateIdEmail', integer()),
  member('RtiCustomerSms', integer()),
  member('ReplyTemplateIdUserSms', integer()),
  member('ReplyTemplateIdCatmastSms', integer()),
  member('ReplyTemplateIdSms', integer()),
  ...rights(),
]);

/** A priority of requests, with its rules of escalation. */
export const TicketPriorityEntity = objectType('TicketPriorityEntity', () => [
  member('TicketPriorityId', integer()),
  member('Name', text()),
  member('Status', ticketPriorityStatus()),
  member('Flags', text()),
  member('SortOrder', integer()),
  member('TicketRead', ticketPriorityEscalateEvent()),
  member('ChangedOwner', ticketPriorityEscalateEvent()),
  member('TicketNewinfo', ticketPriorityEscalateEvent()),
  member('TicketClosed', ticketPriorityEscalateEvent()),
  member('TicketChangedPriority', ticketPriorityEscalateEvent()),
  member('TicketNew', ticketPriorityEscalateEvent()),
  member('Deadline', integer()),
  member('MonStart', moment()),
  member('MonStop', moment()),
  member('TueStart', moment()),
  member('TueStop', moment()),
  member('WedStart', moment()),
  member('WedStop', moment()),
  member('ThuStart', moment()),
  member('ThuStop', moment()),
  member('FriStart', moment()),
  member('FriStop', moment()),
  member('SatStart', moment()),
  member('SatStop', moment()),
  member('SunStart', moment()),
  member('SunStop', moment()),
  member('NonDates', list(moment())),
  member('EscalationLevels', records('Level', TicketPriorityEscalationLevelEntity)),
  ...rights(),
]);

/** A header of a message. */
export const TicketMessageHeader = objectType('TicketMessageHeader', () => [
  member('Id', integer()),
  member('Name', text()),
  member('Value', text()),
  member('StdItem', messageHeaderStdItem()),
  member('StdItemCol', messageHeaderStdItemCol()),
  ...rights(),
]);

/** A message of a request. */
export const TicketMessage = objectType('TicketMessage', () => [
  member('TicketMessageId', integer()),
  member('CreatedAt', moment()),
  member('Slevel', ticketSecurityLevel()),
  member('Important', boolean()),
  member('Author', text()),
  member('PersonId', integer()),
  member('PersonFullName', text()),
  member('ContactId', integer()),
  member('ContactName', text()),
  member('ContactDepartment', text()),
  member('NumAttachments', integer()),
  member('EmailHeader', text()),
  member('MessageHeaders', records('Header', TicketMessageHeader)),
  member('Language', text()),
  member('Sentiment', integer()),
  member('SentimentConfidence', integer()),
  member('CreatedBy', integer()),
  member('ChangedAt', moment()),
  member('Badge', badgeType()),
  ...rights(),
]);

/** A tag of a request. */
export const Tag = objectType('Tag', () => [
  member('Id', integer()),
  member('Name', text()),
  member('ToolTip', text()),
  ...rights(),
]);

/** The web form that made a request. */
export const TicketFormSubmission = objectType('TicketFormSubmission', () => [
  member('FormSubmissionId', integer()),
  member('EmailAddress', text()),
  member('Status', formSubmissionStatus()),
]);

/** A type of requests. */
export const TicketType = objectType('TicketType', () => [
  member('TicketTypeId', integer()),
  member('Name', text()),
  member('Icon', text()),
  member('DefaultTicketStatus', integer()),
  member('DefaultTicketPriority', integer()),
  member('IsDefault', boolean()),
  member('ShowInNew', boolean()),
  member('ExcludeSignature', boolean()),
  member('ExcludeEmailRecipients', boolean()),
  member('ExternalAsDefault', boolean()),
  member('VisibleForGroups', list(integer())),
  member('ReplyForwardNoSignature', boolean()),
  member('ReplyExternalAsDefault', boolean()),
  ...rights(),
]);
