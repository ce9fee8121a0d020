import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { System } from '../invoke/connector';
import type { Operation } from '../operation';

/** A call that a vendor makes to n8n. */
export interface Incoming {
  method: string;
  headers: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

/** What n8n answers to the vendor. */
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
  /** The values of the call, as a user would enter them. */
  values(event: Row): Row;
  /** The members with the record's ID: of a row, and of the event. Left out if the call reads by ID. */
  match?: { row: string; event: string };
  /** The record is a list of rows. */
  many?: boolean;
}

/** A link in an event to a file that is available for some hours only. */
export interface FileLink {
  url: string;
  /** The members that identify the file in the item. */
  of: Row;
}

/** One event of a vendor. Each has its own address. */
export interface WebhookEvent {
  /** Saved in users' workflows. */
  value: string;
  name: string;
  description: string;
  /** The end of its address, so that calls for one event never start a workflow for another. */
  path: string;
  /** The content of the call, by the vendor's names; undefined if it can't be read. */
  parse(incoming: Incoming): Row | undefined;
  /** The answer to a call that can't be read. */
  unreadable: string;
  record?: RecordOfEvent;
  /** The links in the result of `parse`. */
  files?(event: Row): FileLink[];
}

/** What a call must carry, from the user's credential. */
export interface Proof {
  /** Its name as the subject of a sentence: "The token is", "User name and password are". */
  subject: string;
  /** '' if the credential is not filled in. */
  expected: string;
  /** What a call has in the place that the credential names. */
  sent(incoming: Incoming): string | undefined;
  /** Everything that must never be shown. */
  secrets: string[];
}

/** The calls that a vendor makes, as data: how they are checked, read and answered. */
export interface WebhookSource {
  events: WebhookEvent[];
  /** How a call proves where it comes from. */
  verify: {
    /** For the editor: "Token or Password". */
    label: string;
    credentialType: string;
    proof(credential: ICredentialDataDecryptedObject): Proof;
  };
  /** The content of the call, without its secret. */
  received(incoming: Incoming): Row;
  answer: {
    accepted(message: string): Answer;
    /** `subject` is that of the proof. */
    refused(why: Exclude<Refusal, 'unreadable'>, subject: string): Answer;
    unreadable(message: string): Answer;
  };
  /** The system that reads the records of events. */
  system: System;
  /** How a user registers the address with the vendor, if n8n can't: sentences for the editor. */
  register: string;
  /** What may happen if the secret is not checked: sentences for the editor. */
  open: string;
  /** What the workflow must answer if it answers itself: a sentence for the editor. */
  answering: string;
}

/** The event of a saved value. Throws if the vendor does not have it. */
export function eventNamed({ events }: WebhookSource, value: string): WebhookEvent {
  const found = events.find((event) => event.value === value);
  if (!found) throw new Error(`There is no event "${value}"`);
  return found;
}
