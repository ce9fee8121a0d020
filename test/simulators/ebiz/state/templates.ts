import type { SoapRecord } from '../record';
import { seededId } from './seeds';
import { Store } from './store';

const EMAILS: Array<[name: string, subject: string, kind: string]> = [
  ['Payment Request', 'Your invoice from Bloom & Stem', 'WebFormEmail'],
  ['Payment Reminder', 'A friendly reminder', 'WebFormEmail'],
  ['Add Payment Method', 'Please add a payment method', 'AddPaymentMethodFormEmail'],
];

/** The templates of the merchant's e-mails. No method changes them. */
export class EmailTemplates extends Store {
  constructor() {
    super({
      internalId: 'TemplateInternalId',
      prefix: '7e3a0001',
      key: ['TemplateName'],
      seed: () =>
        EMAILS.map(([name, subject, kind], index) => ({
          TemplateName: name,
          TemplateInternalId: seededId('7e3a0000', index + 1),
          TemplateSubject: subject,
          TemplateDescription: `${name}, in English`,
          TemplateHTML: `<p>${subject}</p>`,
          TemplateText: subject,
          FromEmail: 'billing@bloomstem.example',
          FromName: 'Bloom & Stem Wholesale',
          ReplyToEmail: 'billing@bloomstem.example',
          TemplateSource: 'Merchant',
          TemplateTypeId: kind,
        })),
    });
  }
}

const RECEIPTS: Array<[refNum: string, name: string, target: string, type: string]> = [
  ['1', 'vterm', 'Print', 'HTML'],
  ['2', 'vterm_text', 'Print', 'Text'],
  ['3', 'vterm_customer', 'Email', 'HTML'],
  ['4', 'vterm_merchant', 'Email', 'HTML'],
];

/** The templates of receipts. No method changes them. */
export class ReceiptTemplates extends Store {
  constructor() {
    super({
      internalId: 'ReceiptRefNum',
      prefix: '',
      key: ['Name'],
      seed: () =>
        RECEIPTS.map(([refNum, name, target, type]) => ({
          ReceiptRefNum: refNum,
          Name: name,
          Subject: 'Your receipt from Bloom & Stem',
          FromEmail: 'billing@bloomstem.example',
          Target: target,
          ContentType: type,
          TemplateHTML: Buffer.from('<p>[amount]</p>').toString('base64'),
        })),
    });
  }
}

/** An e-mail that the service sent: what for, and to whom. */
export interface SentMail {
  about: string;
  to: string;
  details: SoapRecord;
}

/** The e-mails that were sent since the last reset. */
export class Mails {
  readonly sent: SentMail[] = [];

  send(about: string, to: string, details: SoapRecord = {}): void {
    this.sent.push({ about, to, details });
  }

  reset(): void {
    this.sent.length = 0;
  }

  snapshot(): unknown {
    return this.sent;
  }
}
