import { PDF } from './documentFiles';
import type { Part } from './part';

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
 * e-mail of two parts; 1 and 2 belong to message 1, 3 to message 2.
 */
export class Attachments implements Part {
  private files = new Map<number, Buffer>();
  private byMessage = new Map<number, number[]>();
  /** E-mails, text messages and notifications, the oldest first. */
  readonly sent: Sent[] = [];

  reset(): void {
    this.files = new Map([
      [1, PDF],
      [2, Buffer.alloc(0)],
      [3, Buffer.concat(MAIL_PARTS)],
    ]);
    this.byMessage = new Map([
      [1, [1, 2]],
      [2, [3]],
    ]);
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
    return this.byMessage.get(message) ?? [];
  }

  /** Attaches files to a message; one that it has stays as it is. */
  attach(message: number, attachments: number[]): void {
    this.byMessage.set(message, [...new Set([...this.of(message), ...attachments])]);
  }

  snapshot(): unknown {
    const files = [...this.files].map(([id, { length }]) => ({ id, size: length }));
    return { files, messages: Object.fromEntries(this.byMessage), sent: this.sent };
  }
}
