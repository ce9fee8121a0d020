import type { IncomingHttpHeaders } from 'node:http';
import type { SuperOfficeState } from './state';
import type { OfficeUser } from './state/users';

/** A checked request, its members and parameters spelled as documented. */
export interface OfficeCall {
  /** Values in the path by their documented names, decoded. */
  path: Record<string, string>;
  query: URLSearchParams;
  body: unknown;
  headers: IncomingHttpHeaders;
  /** The address of the installation as the client sees it, without a slash at the end: for links in answers. */
  siteUrl: string;
  /** Who is signed in. */
  user: OfficeUser;
}

/** The body of an agent method: an object of its parameters. Empty where it has none. */
export type Members = Record<string, unknown>;

/**
 * What an agent method does with a checked call. Its result is the body of the answer: `undefined` is sent as null, and
 * nothing is sent where the page says 204. A `Reply` says more. Throws `OfficeError`.
 */
export type AgentMethod = (state: SuperOfficeState, body: Members, call: OfficeCall) => unknown;

/** The methods of one agent by their documented names. */
export type AgentMethods = Record<string, AgentMethod>;

/** What a REST endpoint does with a checked call; the result as that of `AgentMethod`. */
export type Endpoint = (state: SuperOfficeState, call: OfficeCall) => unknown;

/** Endpoints by their documented operation ids; those of typed lists by HTTP method and path. */
export type Endpoints = Record<string, Endpoint>;
