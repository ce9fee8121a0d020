import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { Catalogue, Operation, PickList, Probe } from '../operation';
import type { Access, Dialect } from '../protocol/protocol';

/** Where a credential's calls go. */
export interface Target {
  /** Absolute, without a trailing slash. */
  baseUrl: string;
  ignoreSslIssues: boolean;
}

/** How many calls a day the vendor allows, as documented. */
export interface DailyLimit {
  calls: number;
  /** Whom the vendor allows so many: "paid user". */
  per: string;
  /** The vendor's page. */
  source: string;
  /** The field of the credential in which users tell how many calls that makes for them; 0 there means not to watch. */
  field: string;
}

/** How one vendor is spoken to: everything that is the vendor's and not one operation's. */
export interface Connector extends Dialect {
  credentialType: string;
  /** Throws {@link CallFailure} when the credential's address is no URL. */
  target(credential: ICredentialDataDecryptedObject): Target;
  /** Every text of the credential that must never be shown, as it was typed in, and composed ones (Basic). */
  secrets(credential: ICredentialDataDecryptedObject): string[];
  /** User names: masked in the words of a failure, but not in records, where they are values like any other. */
  userNames?(credential: ICredentialDataDecryptedObject): string[];
  /** Names under which the credential travels in a query or a body: what users add by hand may not have them. */
  tokenNames?: string[];
  /** Adds what the credential adds to a call; `places` are the words of the declaration. */
  authorize(access: Access, places: string[], credential: ICredentialDataDecryptedObject): void;
  /** Words in which a list that is empty is refused. */
  nothingFound?: RegExp;
  /**
   * Whether a refusal means that the credential was not accepted, for vendors that do not answer 401. It ends the run, so
   * it is true only of words that can be about nothing else: what is refused of a record is that record's.
   */
  isUnauthorized?(failure: CallFailure): boolean;
  /** What the user can do about a failure; a sentence. */
  advice(failure: CallFailure, operation: Operation): string | undefined;
  dailyLimit?: DailyLimit;
}

/** A vendor whole: how it is spoken to, what is offered, how a credential is tried out. */
export interface System extends Catalogue {
  connector: Connector;
  probe: Probe;
  lists: PickList[];
}
