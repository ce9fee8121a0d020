import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { Catalogue, Operation, PickList, Probe, Verdict } from '../operation';
import type { SoapService } from '../soap/wsdl';

/** An HTTP request before it is written out: what a connector may still add to. */
export interface HttpParts {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base URL, segments already escaped. */
  path: string;
  query: Array<[name: string, value: string]>;
  headers: Record<string, string>;
  /** JSON to be: objects, arrays and checked values. */
  body?: unknown;
}

/** Where a credential's calls go. */
export interface Target {
  /** Absolute, without a trailing slash. */
  baseUrl: string;
  ignoreSslIssues: boolean;
}

/** How a SOAP vendor is spoken to. */
export interface SoapDialect {
  service: SoapService;
  /** The element that carries the credential unless a call says otherwise, and its fields in schema order. */
  token: { element: string; fields: string[] };
  credential(credential: ICredentialDataDecryptedObject): Record<string, string>;
  /**
   * Whether a fault means that the vendor refused, and did nothing. After any other fault a call that must not be repeated
   * has an unknown outcome: it may come in the middle of the work.
   */
  meansNo(fault: CallFailure): boolean;
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
export interface Connector {
  /** The product's name, for people. */
  vendor: string;
  credentialType: string;
  /** Throws {@link CallFailure} when the credential's address is no URL. */
  target(credential: ICredentialDataDecryptedObject): Target;
  /** Every text of the credential that must never be shown, as it was typed in, and composed ones (Basic). */
  secrets(credential: ICredentialDataDecryptedObject): string[];
  /** User names: masked in the words of a failure, but not in records, where they are values like any other. */
  userNames?(credential: ICredentialDataDecryptedObject): string[];
  /** Sent with every call. */
  headers: Record<string, string>;
  /** Names under which the credential travels in a query or a body: what users add by hand may not have them. */
  tokenNames?: string[];
  /** Puts the credential where the call takes it; `places` are the words of the declaration. */
  authorize(parts: HttpParts, places: string[], credential: ICredentialDataDecryptedObject): void;
  /** Success of an answer, or of one row where rows are told apart. */
  judge: Verdict;
  /** Members with which an answer tells success; left out where an item says so in n8n's words. */
  envelope?: string[];
  /**
   * Members that say whether a call succeeded, in all answers that are documented with one of them. Without any, such an
   * answer says nothing.
   */
  signs?: string[];
  /** Words in which a list that is empty is refused. */
  nothingFound?: RegExp;
  /**
   * Whether a refusal means that the credential was not accepted, for vendors that do not answer 401. It ends the run, so
   * it is true only of words that can be about nothing else: what is refused of a record is that record's.
   */
  isUnauthorized?(failure: CallFailure): boolean;
  /** What the user can do about a failure; a sentence. */
  advice(failure: CallFailure, operation: Operation): string | undefined;
  /** The longest body the vendor documents, in bytes. A batch that is larger goes out in several calls. */
  maxBodyBytes?: number;
  dailyLimit?: DailyLimit;
  soap?: SoapDialect;
}

/** A vendor whole: how it is spoken to, what is offered, how a credential is tried out. */
export interface System extends Catalogue {
  connector: Connector;
  probe: Probe;
  lists: PickList[];
}
