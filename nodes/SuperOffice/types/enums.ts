import { camelCase, choice, titleOf, type Type } from '../../shared/operation';

/** A choice of values that travel by their names. */
const named = (...names: string[]): Type =>
  choice(Object.fromEntries(names.map((name) => [camelCase(name), [name, LABELS[name] ?? titleOf(name)]])));

/** Names that users would not understand, or that are misspelled: a contact is a company, an associate is a user. */
const LABELS: Record<string, string> = {
  Aquired: 'Acquired',
  Associate: 'User',
  AnonymousAssociate: 'Anonymous User',
  ContactPostalAddress: 'Company Postal Address',
  ContactStreetAddress: 'Company Street Address',
  CustomGui: 'Custom GUI',
  DayOfMonth: 'Day of Month',
  EMarketing: 'E-Marketing',
  ExternalAssociate: 'External User',
  Html: 'HTML',
  InternalAssociate: 'User',
  Plain: 'Plain Text',
  ResourceAssociate: 'Resource',
  SaintAll: 'All (for Status Monitors)',
  SystemAssociate: 'System User',
  WeekdayOfMonth: 'Weekday of Month',
};

export const activityStatus = () => named('Unknown', 'NotStarted', 'Started', 'Completed');

export const addressType = () =>
  named(
    'Unknown',
    'ContactPostalAddress',
    'ContactStreetAddress',
    'PersonPrivateAddress',
    'QuoteBillingAddress',
    'QuoteShippingAddress',
  );

export const appointmentCautionWarning = () =>
  named(
    'OK',
    'NotInSync',
    'NotNotifiedByEmail',
    'RecurrencePatternNotSupported',
    'IncomingRecurrenceChangeNotSupported',
    'ExternalParticipantsDateTimeMismatch',
  );

export const appointmentExternalOwner = () => named('None', 'Other', 'Outlook', 'Google');

export const appointmentPrivate = () => named('Public', 'PrivateUser', 'PrivateGroup');

export const appointmentType = () =>
  named(
    'Unknown',
    'inDiary',
    'inChecklist',
    'Note',
    'Document',
    'SavedReport',
    'BookingForDiary',
    'BookingForChecklist',
    'MergeDraft',
    'MergeFinal',
  );

export const assignmentStatus = () => named('Unknown', 'None', 'Assigning', 'Seen', 'Declined');

export const badgeType = () => named('Unknown', 'Reply', 'Forward', 'Comment', 'Incoming', 'Outgoing');

export const batchTaskCancellationBehaviour = () => named('CanCancel', 'CancelWithWarning', 'CannotCancel');

export const batchTaskState = () =>
  named('Unknown', 'New', 'Aquired', 'Started', 'Succeeded', 'Failed', 'SucceededManualCleanup', 'All');

export const bookingType = () => named('Unknown', 'None', 'Owner', 'Participant');

export const categoryGroup = () =>
  named('Unknown', 'Customer', 'PotentialCustomer', 'Partner', 'Lost', 'Other');

export const colorIndex = () =>
  named(
    'LightBlue',
    'DarkBlue',
    'LightGray',
    'DarkGray',
    'LightGreen',
    'DarkGreen',
    'LightYellow',
    'DarkYellow',
    'LightRed',
    'DarkRed',
    'BlueAlt1',
    'BlueAlt2',
    'BlueAlt3',
    'GrayAlt1',
    'GrayAlt2',
    'GrayAlt3',
    'GreenAlt1',
    'GreenAlt2',
    'GreenAlt3',
    'YellowAlt1',
    'YellowAlt2',
    'YellowAlt3',
    'RedAlt1',
    'RedAlt2',
    'RedAlt3',
  );

export const externallyOwnedStatus = () =>
  named('Unknown', 'TentativelyAccepted', 'Accepted', 'Declined', 'NotResponded');

export const externallyOwnedType = () => named('Unknown', 'Organizer', 'Required', 'Optional', 'Resource');

export const commandAction = () => named('Implicit', 'YesNo', 'OkCancel', 'Ok');

export const credentialControlType = () => named('Static', 'Edit', 'Password', 'Link', 'Hidden');

export const extraDataFieldType = () => named('String', 'Url', 'Image');

export const checkoutState = () =>
  named('NotCheckedOut', 'CheckedOutOwn', 'CheckedOutOther', 'LockingNotSupported');

export const docTmplDirection = () => named('Unknown', 'Incoming', 'Outgoing', 'SaintAll');

export const docTmplQuoteType = () =>
  named('None', 'MailBody', 'MainDocument', 'QuoteLines', 'ConfirmationMailBody', 'ConfirmationLines');

export const docTmplType = () =>
  named(
    'Unknown',
    'Appointment',
    'Document',
    'Email',
    'Fax',
    'Phone',
    'Todo',
    'MergeDraft',
    'MergeFinal',
    'SavedReport',
  );

export const documentLockSemantics = () => named('None', 'Locking', 'Versioning');

export const formSubmissionStatus = () =>
  named('Unknown', 'InProgress', 'EmailVerification', 'Submitted', 'Processed', 'Failed');

export const imageEmbedType = () => named('Link', 'Inline');

export const invitationStatus = () =>
  named(
    'Unknown',
    'None',
    'Accepted',
    'Hidden',
    'Invitation',
    'Moved',
    'Seen',
    'MovedSeen',
    'Declined',
    'Cancelled',
  );

export const messageHeaderStdItem = () =>
  named(
    'None',
    'Forward',
    'UnnamedAttachmentBlocked',
    'NoAutoReply',
    'SentAutoReplyToCustomersA',
    'SentAutoReplyToCustomersB',
    'CustomerReadFAQ',
    'ReplyTemplate',
  );

export const messageHeaderStdItemCol = () => named('None', 'Name', 'Value');

export const projectMemberEventParticipantStatus = () =>
  named('NotAnEvent', 'NotReacted', 'ReactedNo', 'ReactedYes', 'Show', 'NoShow');

export const recurrenceDailyPattern = () =>
  named('Unknown', 'EveryWorkday', 'EveryWeekday', 'EveryCyclicDay');

export const recurrenceEndType = () => named('Unknown', 'EndDate', 'Counter');

export const recurrenceMonthlyPattern = () => named('Unknown', 'DayOfMonth', 'WeekdayOfMonth');

export const quoteStatus = () => named('Ok', 'OkWithInfo', 'Warning', 'Error');

export const quoteVersionState = () =>
  named(
    'Unknown',
    'Draft',
    'DraftNotCalculated',
    'DraftNeedsApproval',
    'DraftApproved',
    'DraftNotApproved',
    'Sent',
    'Archived',
    'Lost',
    'Sold',
  );

export const recurrencePattern = () => named('Unknown', 'Daily', 'Weekly', 'Monthly', 'Yearly', 'Custom');

export const recurrenceYearlyPattern = () => named('Unknown', 'DayOfMonth', 'WeekdayOfMonth');

export const returnType = () => named('None', 'Message', 'SoProtocol', 'CustomGui', 'Other', 'URL');

export const saleStatus = () => named('Unknown', 'Open', 'Sold', 'Lost', 'Stalled', 'SaintAll');

export const taskDirection = () => named('Unknown', 'Incoming', 'Outgoing', 'SaintAll');

export const selectionType = () => named('Static', 'Dynamic', 'Combined');

export const selectionUnionType = () =>
  named('Unknown', 'SubtractRightFromLeft', 'SubtractLeftFromRight', 'Intersect', 'XOR', 'Union');

export const taskType = () =>
  named(
    'Unknown',
    'Appointment',
    'Document',
    'Email',
    'Fax',
    'Phone',
    'ToDo',
    'MailMergeDraft',
    'MailMergeFinal',
    'Report',
    'SaintAll',
  );

export const ticketBaseStatus = () =>
  named(
    'Unknown',
    'Active',
    'Closed',
    'Postponed',
    'Deleted',
    'Merged',
    'Spam',
    'PostponedSpecific',
    'Postponed1Hour',
    'Postponed2Hours',
    'Postponed3Hours',
    'Postponed4Hours',
    'PostponedDay',
    'PostponedWeek',
    'PostponedMonth',
  );

export const ticketCategoryClosingStatus = () => named('UserDefined', 'Active', 'Closed', 'Postponed');

export const ticketCategoryDelegateMethod = () => named('Unknown', 'Even', 'Weighted', 'Unfair', 'Not');

export const ticketMessageCategory = () => named('Message', 'Bounce', 'OutboxFailed');

export const ticketMessageType = () => named('Unknown', 'Plain', 'Html');

export const ticketOrigin = () =>
  named(
    'Unknown',
    'Email',
    'SMS',
    'Fax',
    'Phone',
    'Facebook',
    'Twitter',
    'Internal',
    'CustomerCentre',
    'EMarketing',
    'AutoGenerated',
    'Chat',
    'Form',
    'API',
    'Flow',
  );

export const ticketPriorityEscalateEvent = () => named('None', 'Stop', 'Continue', 'Restart');

export const ticketPriorityStatus = () => named('Unknown', 'Normal', 'Deleted');

export const ticketReadStatus = () => named('Unknown', 'Green', 'Yellow', 'Red');

export const ticketSecurityLevel = () => named('Unknown', 'Internal', 'External');

export const ticketStatusTimeCounter = () => named('None', 'Internally', 'Externally', 'Queue');

export const userType = () =>
  named(
    'Unknown',
    'InternalAssociate',
    'ResourceAssociate',
    'ExternalAssociate',
    'AnonymousAssociate',
    'SystemAssociate',
  );

export const videoMeetingStatus = () => named('NoChange', 'VideoMeetingOn', 'VideoMeetingOff');

export const valueOverride = () =>
  named('None', 'Total', 'DiscountPercent', 'DiscountAmount', 'EarningPercent', 'EarningAmount');

export const visibility = () => named('All', 'Associate', 'Group');

export const weekday = () =>
  named('Unknown', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday');

export const weekOfMonth = () => named('Unknown', 'First', 'Second', 'Third', 'Fourth', 'Last');
