import type { BodyReader, HttpRequest, HttpResponse } from '../http/types';
import type { Operation, Value, Values } from '../operation';
import type { Dialect } from './dialect';

/** How calls are sent and answers read: JSON over HTTP, or SOAP. */
export interface Protocol {
  /** Makes the codec of an operation, once for each operation and vendor. */
  codec(operation: Operation, dialect: Dialect, reading?: AnswerOptions): Codec;
}

/** How the answers of an operation are read. */
export interface AnswerOptions {
  listing?: Listing;
  /**
   * Whether a number that JavaScript can't hold exactly is a bigint or a LosslessNumber. Default: it becomes text. XML has
   * only text.
   */
  exact?: boolean;
}

/** Writes the calls of one operation and reads their answers. Safe to share between calls. */
export interface Codec {
  /**
   * Writes checked values, once per call. `whole`: an argument that replaces the values of its fields. Throws a `blocked`
   * CallFailure for values that can't be sent.
   */
  write(values: Values, whole?: WholeArgument): Written;
  /**
   * Writes the call of a link to the next page: path and query are the link's, all else is that of the values. Undefined if
   * the protocol has no links.
   */
  follow?(values: Values, link: string): Written;
  /** Writes the calls of a batch. Undefined for an operation without batches. */
  readonly entries?: EntriesCodec | undefined;
  /** Makes a reader for one answer. Every attempt needs its own. */
  reader(): AnswerReader;
}

/** An argument in the form in which it is sent: the vendor's names, encoded values. */
export interface WholeArgument {
  name: string;
  tree: Record<string, unknown>;
}

/** Writes each entry of a batch once, whichever call carries it. */
export interface EntriesCodec {
  entry(value: Value): string;
  /** Writes the values that the entries of a call share. Out: a function that makes the call for some entries. */
  frame(common: Values): (entries: string[]) => Written;
}

/** A call whose values are written. Each attempt only adds the credential. */
export interface Written {
  /** The size of the call as a share of the limit: of the vendor's, and of what web servers accept. */
  size(way: WayIn): number;
  /** The request of one attempt. Throws a `blocked` CallFailure if it is larger than the vendor accepts. */
  request(way: WayIn): HttpRequest | Promise<HttpRequest>;
}

/** Where a call goes, and what the credential adds to it. */
export interface WayIn {
  /** Absolute, without a trailing slash. */
  baseUrl: string;
  access: Access;
}

/** What a credential adds to a call, before the values of the call. */
export interface Access {
  query: Array<[name: string, value: string]>;
  headers: Record<string, string>;
  /** Members of a JSON body, or fields of the SOAP element that carries the credential. */
  body: Record<string, string>;
}

/** Reads one answer. */
export interface AnswerReader {
  /** Takes the body of a 2xx while it arrives. Undefined if the answer is read as a whole. */
  readonly body?: BodyReader;
  /**
   * The parsed answer, or a promise of it: the JSON value, or the SOAP result; undefined for an empty answer. Throws
   * CallFailure, in the vendor’s words if it has any, for an HTTP status that is not a success, a fault, or an answer that
   * can’t be read.
   */
  answer(response: HttpResponse): unknown;
}

/**
 * Converts the rows of a long list while they are read. Without it, rows stay as parsed.
 * In: the path of the list (`data.rows`, or '' for the whole document), and the array that will hold the rows.
 * Out: the function that converts a row, or drops it by returning undefined; undefined if rows of this list stay as parsed.
 */
export type Listing = (path: string, rows: unknown[]) => ((row: unknown) => unknown) | undefined;
