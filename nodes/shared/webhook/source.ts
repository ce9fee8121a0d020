import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import type { Operation } from '../operation';

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

type Row = Record<string, unknown>;

/** How the record that an event is about is read at the vendor. */
export interface RecordOfEvent {
  /** The member that it gets in the item. */
  as: string;
  /** What it is, for people: "the payment". */
  what: string;
  operation: Operation;
  /** The values of the call, as a user would type them in. */
  values(event: Row): Row;
  /** The member of a row that is the record's ID, and that of the event; left out where the call asks by ID. */
  match?: { row: string; event: string };
  /** Several rows are the record: a list. */
  many?: boolean;
}

/** A link in an event to a file that is there for some hours only. */
export interface FileLink {
  url: string;
  /** What identifies the file beside it in the item. */
  of: Row;
}

/** One event of a vendor, each of which has an address of its own. */
export interface WebhookEvent {
  /** Saved in users' workflows. */
  value: string;
  name: string;
  description: string;
  /** The end of its address, so that calls for one event never start a workflow for another. */
  path: string;
  /** What the call says, by the vendor's names; undefined where it can't be read. */
  parse(incoming: Incoming): Row | undefined;
  /** What is answered to a call that can't be read. */
  unreadable: string;
  record?: RecordOfEvent;
  /** The links in what `parse` gives. */
  files?(event: Row): FileLink[];
}

/** What a call has to bring, as the user's credential says. */
export interface Proof {
  /** What users know it as: "The token is", "User name and password are". */
  subject: string;
  /** '' where the credential is not filled in. */
  expected: string;
  /** What a call brings in the place that the credential names. */
  sent(incoming: Incoming): string | undefined;
  /** Everything that must never be shown. */
  secrets: string[];
}

/** The calls that a vendor makes, as data: how they are recognised, read and answered. */
export interface WebhookSource {
  events: WebhookEvent[];
  /** How a call proves where it comes from. */
  verify: {
    /** For the editor: "Token or Password". */
    label: string;
    credentialType: string;
    proof(credential: ICredentialDataDecryptedObject): Proof;
  };
  /** What the call brought, without its secret. */
  received(incoming: Incoming): Row;
  answer: {
    accepted(message: string): Answer;
    /** `subject` is that of the proof. */
    refused(why: Exclude<Refusal, 'unreadable'>, subject: string): Answer;
    unreadable(message: string): Answer;
  };
  /** What reads the records that events are about. */
  system: System;
  /** How a user registers the address at the vendor, where n8n can't do it: sentences for the editor. */
  register: string;
  /** What may happen where the secret is not checked: sentences for the editor. */
  open: string;
  /** What the workflow has to answer where it answers itself: a sentence for the editor. */
  answering: string;
}

/** The event of a saved value; throws for one that the vendor does not have. */
export function eventNamed({ events }: WebhookSource, value: string): WebhookEvent {
  const found = events.find((event) => event.value === value);
  if (!found) throw new Error(`There is no event "${value}"`);
  return found;
}
