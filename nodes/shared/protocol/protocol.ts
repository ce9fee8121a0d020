import type { CallFailure } from '../errors';
import type { BodyReader, HttpRequest, HttpResponse } from '../http/types';
import type { Operation, Reading, Value, Values, Verdict } from '../operation';
import type { SoapService } from './soap/wsdl';

/** How calls of one kind travel: JSON over HTTP, or SOAP. */
export interface Protocol {
  /** Derives from a declaration what its calls need. Made once for an operation and the vendor that it is of. */
  codec(operation: Operation, dialect: Dialect, listing?: Listing): Codec;
}

/** Writes the calls of one operation, and reads the answers to them. Safe to share between calls. */
export interface Codec {
  /**
   * Writes checked values, once a call. `whole`: an argument that takes the place of what its fields have. Throws a `blocked`
   * CallFailure for values that can't travel.
   */
  write(values: Values, whole?: WholeArgument): Written;
  /** Where the protocol writes the entries of a batch one by one; else a batch is written as a whole. */
  readonly entries?: EntriesCodec;
  /** What reads one answer; every attempt has its own. */
  reader(): AnswerReader;
}

/** An argument as it travels: members by the vendor's spelling, with values as they are written. */
export interface WholeArgument {
  name: string;
  tree: Record<string, unknown>;
}

/** Writes each entry of a batch once, whichever call it then travels in. */
export interface EntriesCodec {
  entry(value: Value): string;
  /** Writes what the entries of a call share. Out: what makes the call that carries some of the entries. */
  frame(common: Values): (entries: string[]) => Written;
}

/** A call whose values are written out. An attempt adds the credential, and writes no value again. */
export interface Written {
  /** The size of the call as a share of what fits: of the vendor's limit, and of what web servers take. */
  size(way: WayIn): number;
  /** The request of one attempt. Throws a `blocked` CallFailure where it is larger than the vendor takes. */
  request(way: WayIn): Promise<HttpRequest>;
}

/** Where a call goes, and what the credential adds to it. */
export interface WayIn {
  /** Absolute, without a trailing slash. */
  baseUrl: string;
  access: Access;
}

/** What a credential adds to a call. The values of the call stand behind it. */
export interface Access {
  query: Array<[name: string, value: string]>;
  headers: Record<string, string>;
  /** Members of a JSON body; fields of the SOAP element that carries the credential. */
  body: Record<string, string>;
}

/** Reads one answer. */
export interface AnswerReader {
  /** Takes the body of a 2xx while it comes. Undefined where the answer is wanted whole. */
  readonly body?: BodyReader;
  /**
   * The parsed answer: of JSON its value, of SOAP the result, undefined for an empty one. Throws CallFailure, in the
   * vendor's words where it has any: for an HTTP status that is no success, a fault, an answer that can't be read.
   */
  answer(response: HttpResponse): Promise<unknown>;
}

/**
 * What becomes of the rows of a long list as they are read; left out where they stay as they are parsed.
 * In: the path of the list (`data.rows`), '' where it is the document; the array that will hold the rows.
 * The function that comes of it gives undefined for a row to be left out.
 */
export type Listing = (path: string, rows: unknown[]) => ((row: unknown) => unknown) | undefined;

/** What the protocols have to know of a vendor. */
export interface Dialect extends Reading {
  /** The product's name, for people. */
  vendor: string;
  /** Sent with every call. */
  headers: Record<string, string>;
  /** The longest body the vendor documents, in bytes. A batch that is larger goes out in several calls. */
  maxBodyBytes?: number;
  /** Success of an answer, or of one row where every row has its own. */
  judge: Verdict;
  /** Members with which an answer tells success; left out where an item says so in n8n's words. */
  envelope?: string[];
  /**
   * Members that say whether a call succeeded, in all answers that are documented with one of them. Without any, such an
   * answer says nothing.
   */
  signs?: string[];
  /** Names under which the credential travels in a query or a body: what users add by hand may not have them. */
  tokenNames?: string[];
  soap?: SoapDialect;
}

/** How a SOAP vendor is spoken to. */
export interface SoapDialect {
  service: SoapService;
  /** The element that carries the credential unless a call says otherwise, and its fields in schema order. */
  token: { element: string; fields: string[] };
  /**
   * Whether a fault means that the vendor refused, and did nothing. After any other fault a call that must not be repeated
   * has an unknown outcome: it may come in the middle of the work.
   */
  meansNo(fault: CallFailure): boolean;
}
