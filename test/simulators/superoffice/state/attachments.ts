import { PDF } from './documentFiles';
import type { Part } from './part';
import { attachmentIdsOf } from './records/family';
import type { Records } from './records/records';

/** What somebody was sent. */
export interface Sent {
  how: 'email' | 'sms' | 'newTicket' | 'newMessage';
  /** The message, or the request of a notification. */
  id: number;
  to: string[];
  cc: string[];
  bcc: string[];
  subject: string;
  replyTemplateId: number;
}

/** An e-mail as an attachment, by its parts. */
const MAIL_PARTS = [Buffer.from('Dear supplier'), PDF];

/**
 * The files of attachments, which messages they belong to, and what was sent of messages. 1 is a PDF, 2 is empty, 3 an
 * e-mail of two parts; 1 and 2 belong to message 1, 3 to message 2. The record of a message has the ids of its files, in a
 * member that its carrier does not have.
 */
export class Attachments implements Part {
  private files = new Map<number, Buffer>();
  /** E-mails, text messages and notifications, the oldest first. */
  readonly sent: Sent[] = [];

  constructor(private readonly records: Records) {}

  /** The records are reset before. */
  reset(): void {
    this.files = new Map([
      [1, PDF],
      [2, Buffer.alloc(0)],
      [3, Buffer.concat(MAIL_PARTS)],
    ]);
    for (const [id, { length }] of this.files) this.sized(id, length);
    this.attach(1, [1, 2]);
    this.attach(2, [3]);
    this.sent.length = 0;
  }

  /** The bytes of an attachment; none before they were uploaded. */
  read(attachment: number): Buffer | undefined {
    return this.files.get(attachment);
  }

  store(attachment: number, bytes: Buffer): void {
    this.files.set(attachment, bytes);
  }

  /** One part of an attachment that is an e-mail. */
  part(attachment: number, position: number): Buffer | undefined {
    return attachment === 3 ? MAIL_PARTS[position] : undefined;
  }

  /** The attachments of a message, in the order in which they came. */
  of(message: number): number[] {
    const record = this.records.get('ticketMessage', message);
    return record ? attachmentIdsOf(record) : [];
  }

  /** Attaches files to a message; one that it has stays as it is. */
  attach(message: number, attachments: number[]): void {
    const record = this.records.get('ticketMessage', message);
    if (record) record.AttachmentIds = [...new Set([...this.of(message), ...attachments])];
  }

  snapshot(): unknown {
    const files = [...this.files].map(([id, { length }]) => ({ id, size: length }));
    return { files, sent: this.sent };
  }

  private sized(attachment: number, size: number): void {
    const record = this.records.get('attachment', attachment);
    if (record) record.AttSize = size;
  }
}
