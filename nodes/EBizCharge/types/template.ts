import { key, member, objectType, text } from '../../shared/operation';
import { status } from './status';

/** An email template. */
export const EmailTemplate = objectType('EmailTemplate', () => [
  member('TemplateName', text()),
  member('TemplateInternalId', key()),
  member('TemplateSubject', text()),
  member('TemplateDescription', text()),
  member('TemplateHTML', text({ lines: 4 })),
  member('TemplateText', text({ lines: 4 })),
  member('FromEmail', text()),
  member('FromName', text()),
  member('ReplyToEmail', text()),
  member('ReplyToDisplayName', text()),
  member('TemplateSource', text()),
  member('TemplateTypeId', key()),
]);

/** A receipt template. */
export const Receipt = objectType('Receipt', () => [
  member('ReceiptRefNum', key(), { label: 'Receipt Reference Number' }),
  member('Name', text()),
  member('Subject', text()),
  member('FromEmail', text()),
  member('Target', text()),
  member('ContentType', text()),
  member('TemplateHTML', text({ lines: 4 })),
  member('TemplateText', text({ lines: 4 })),
]);

/** The answer to sending a receipt by email. */
export const EmailReceiptResponse = objectType('EmailReceiptResponse', () => [...status()]);
