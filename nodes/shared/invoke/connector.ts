import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type {
  Catalogue,
  CredentialSwitch,
  ListChoice,
  OfferedConnector,
  OfferedWay,
  Operation,
  PickList,
  Probe,
} from '../operation';
import type { Dialect } from '../protocol/dialect';
import type { Access } from '../protocol/protocol';

/** The address that a credential's calls go to. */
export interface Target {
  /** Absolute, without a trailing slash. */
  baseUrl: string;
  ignoreSslIssues: boolean;
  /**
   * Milliseconds since the epoch. An address with this member was requested: all executions keep it until then, and request
   * it again if the vendor has moved (421). Without it, the address never changes.
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
 * Makes a call outside of operations. Out: the parsed JSON of a 2xx; undefined if it has none. Throws CallFailure, with the
 * service's message if it has one, and `blocked` for an address that is not among the credential's allowed domains.
 */
export type Ask = (question: Question) => Promise<unknown>;

/** What a call carries instead of the credential. */
export interface Ticket {
  value: string;
  /** Milliseconds since the epoch. The ticket is valid until then, even if it is used all the time. */
  validUntil?: number;
}

/** How to get a ticket. All executions of the process share it; after 401 a new one is requested. */
export interface SignIn {
  /** Throws CallFailure: `unauthorized` if the credential is refused, with a message that says what is wrong with it. */
  signIn(credential: ICredentialDataDecryptedObject, ask: Ask): Promise<Ticket>;
  /** How long a ticket is valid after its last use, in milliseconds. */
  idleMs: number;
}

/** One way into a vendor: the credential it takes, and how calls carry it. */
export interface Way extends OfferedWay {
  /**
   * Where calls go. Throws a `blocked` CallFailure with the connector's message if the address is not a URL, or if the
   * vendor accepts no calls now (suspended, in maintenance): then nothing is sent.
   */
  target(credential: ICredentialDataDecryptedObject, ask: Ask): Target | Promise<Target>;
  /** Every text of the credential that must never be shown: as the user typed it, and combined with others (Basic). */
  secrets(credential: ICredentialDataDecryptedObject): string[];
  /** User names. They are masked in the messages of failures, but not in records, where they are ordinary values. */
  userNames?(credential: ICredentialDataDecryptedObject): string[];
  /** What calls carry instead of the credential: a ticket from a sign-in, or the access token of n8n's OAuth2. */
  ticket?: SignIn | 'oauth2';
  /** Adds the credential, or its ticket, to a call. `places`: words of the declaration that say where it goes. */
  authorize(
    access: Access,
    places: string[],
    credential: ICredentialDataDecryptedObject,
    ticket: string,
  ): void;
  /** As the advice of the connector, for failures that have another cause in each way. '' if the failure says it all. */
  advice?(failure: CallFailure, operation: Operation): string | undefined;
}

/** How many calls a day the vendor allows, as documented. */
export interface DailyLimit {
  calls: number;
  /** What the limit applies to: "paid user". */
  per: string;
  /** The vendor's page. */
  source: string;
  /** The field of the credential with the user's daily number of calls; 0 turns the warning off. */
  field: string;
}

/** How to call one vendor: all that is about the vendor and not about one operation. */
export interface Connector extends Dialect, OfferedConnector {
  /** Saved workflows without a choice use the first. */
  ways: readonly [Way, ...Way[]];
  /** The message with which the vendor refuses to read an empty list. */
  nothingFound?: RegExp;
  /**
   * The message with which the vendor refuses a call about one record that is not there. A deletion that is repeated after a
   * lost answer was carried out if it is refused so. Vendors that answer 404 need none.
   */
  notThere?: RegExp;
  /**
   * Whether a refusal means that the credential was not accepted, for vendors that do not answer 401. It ends the run, so it
   * is true only for messages that can't mean anything else. A refusal about a record concerns that record only.
   */
  isUnauthorized?(failure: CallFailure): boolean;
  /** What the user can do about a failure, as a sentence. */
  advice(failure: CallFailure, operation: Operation): string | undefined;
  dailyLimit?: DailyLimit;
  /**
   * The switch of the credential that allows calls to move money if the node runs as a tool of an AI agent: a boolean field,
   * and its label in the form. Without a switch they never do.
   */
  toolMoney?: CredentialSwitch;
  /** Other switches of the credential. Operations name them in `allowedBy`. */
  switches?: CredentialSwitch[];
}

/** All about a vendor: how to call it, what is offered, how to test a credential. */
export interface System extends Catalogue {
  connector: Connector;
  probe: Probe;
  lists: PickList[];
  listChoices?: ListChoice[];
}
