/** A call that a vendor makes to n8n, as far as it matters here. */
export interface Incoming {
  method: string;
  headers: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

/** What is answered to the vendor. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

/** Why a call starts nothing. */
export type Refusal = 'secretMissing' | 'secretWrong' | 'notSetUp' | 'unreadable';

/** One event of a vendor, each of which has an address of its own. */
export interface WebhookEvent {
  /** Saved in users' workflows. */
  value: string;
  name: string;
  description: string;
}

/** The calls that a vendor makes, as data: how they are told from others, read and answered. */
export interface WebhookSource {
  events: WebhookEvent[];
  /** The secret that comes with a call: what users know it as, the credential's field that holds it, and where the call carries it. */
  verify: {
    label: string;
    credentialType: string;
    field: string;
    sent(incoming: Incoming): string | undefined;
  };
  /** The record that a call is about; undefined where it can't be read. */
  parse(incoming: Incoming): Record<string, unknown> | undefined;
  /** What the call brought, without its secret. */
  received(incoming: Incoming): Record<string, unknown>;
  answer: { accepted(message: string): Answer; refused(why: Refusal): Answer };
  /** How a user registers the address at the vendor, where n8n can't do it: sentences for the editor. */
  register: string;
  /** What may happen where the secret is not checked: sentences for the editor. */
  open: string;
  /** What the workflow has to answer where it answers itself: a sentence for the editor. */
  answering: string;
}
