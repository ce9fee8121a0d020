import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type {
  Catalogue,
  CredentialSwitch,
  OfferedConnector,
  OfferedWay,
  Operation,
  PickList,
  Probe,
} from '../operation';
import type { Access, Dialect } from '../protocol/protocol';

/** The address that a credential's calls go to. */
export interface Target {
  /** Absolute, without a trailing slash. */
  baseUrl: string;
  ignoreSslIssues: boolean;
  /**
   * Milliseconds since the epoch. An address with it was asked for: all executions keep it until then, and ask again once
   * the vendor has moved (421). Without it, it never moves.
   */
  validUntil?: number;
}

/** A call outside of operations: it requests a base address, or signs in. */
export interface Question {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
}

/**
 * Asks, and gives the parsed JSON of a 2xx; undefined where there is none. Throws CallFailure, in the service's words
 * where it has any, and `blocked` for an address that is not among the credential's allowed domains.
 */
export type Ask = (question: Question) => Promise<unknown>;

/** What a call carries instead of the credential. */
export interface Ticket {
  value: string;
  /** Milliseconds since the epoch. It is valid until then, however much it is used. */
  validUntil?: number;
}

/** How to get a ticket. All executions of the process share it; after 401 a new one is requested. */
export interface SignIn {
  /** Throws CallFailure, `unauthorized` where the credential is refused, in words that say what is wrong with it. */
  signIn(credential: ICredentialDataDecryptedObject, ask: Ask): Promise<Ticket>;
  /** How long a ticket is valid after its last use, in milliseconds. */
  idleMs: number;
}

/** One way into a vendor: the credential it takes, and how calls carry it. */
export interface Way extends OfferedWay {
  /**
   * Where calls go. Throws a `blocked` CallFailure, in the connector's words, for an address that is no URL and for a
   * vendor that takes no calls now (suspended, in maintenance): then nothing is sent.
   */
  target(credential: ICredentialDataDecryptedObject, ask: Ask): Target | Promise<Target>;
  /** Every text of the credential that must never be shown, as it was typed in, and composed ones (Basic). */
  secrets(credential: ICredentialDataDecryptedObject): string[];
  /** User names: masked in the words of a failure, but not in records, where they are values like any other. */
  userNames?(credential: ICredentialDataDecryptedObject): string[];
  /** What calls carry instead of the credential: a ticket from a sign-in, or the access token of n8n's OAuth2. */
  ticket?: SignIn | 'oauth2';
  /** Adds what the credential, or its ticket, adds to a call; `places` are the words of the declaration. */
  authorize(
    access: Access,
    places: string[],
    credential: ICredentialDataDecryptedObject,
    ticket: string,
  ): void;
}

/** How many calls a day the vendor allows, as documented. */
export interface DailyLimit {
  calls: number;
  /** What the limit is counted by: "paid user". */
  per: string;
  /** The vendor's page. */
  source: string;
  /** The field of the credential with the user's number of calls for that; 0 means not to watch. */
  field: string;
}

/** How to call one vendor: everything that belongs to the vendor and not to one operation. */
export interface Connector extends Dialect, OfferedConnector {
  /** Saved workflows without a choice use the first. */
  ways: readonly [Way, ...Way[]];
  /** The words with which the vendor refuses to read an empty list. */
  nothingFound?: RegExp;
  /**
   * Whether a refusal means that the credential was not accepted, for vendors that do not answer 401. It ends the run, so
   * it is true only of words that can be about nothing else: what is refused of a record is that record's.
   */
  isUnauthorized?(failure: CallFailure): boolean;
  /** What the user can do about a failure, as a sentence. */
  advice(failure: CallFailure, operation: Operation): string | undefined;
  dailyLimit?: DailyLimit;
  /**
   * The switch of the credential that lets money move where the node runs as a tool of an AI agent: the field, a boolean,
   * and what the form calls it. Without one it never does.
   */
  toolMoney?: CredentialSwitch;
  /** Other switches of the credential, that operations name in `allowedBy`. */
  switches?: CredentialSwitch[];
}

/** All about a vendor: how to call it, what is offered, how to test a credential. */
export interface System extends Catalogue {
  connector: Connector;
  probe: Probe;
  lists: PickList[];
}
