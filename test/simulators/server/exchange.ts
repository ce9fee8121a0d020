import type { IncomingHttpHeaders } from 'node:http';
import type { Finding } from '../check/values';

/** A request before its body is read. */
export interface Head {
  httpMethod: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Scheme and host as the client addressed them. */
  origin: string;
}

/** A request with its body. */
export interface Call extends Head {
  body: string;
  /** The body as it came: what is no text is damaged in `body`. */
  bytes?: Buffer;
}

/** What goes back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Sent in place of `body`: a file. */
  bytes?: Buffer;
}

/** A request understood: which call it is, what is wrong with it, and how it is answered. */
export interface Plan {
  /** How many records it carries. */
  entries: number;
  /** What was sent, without the secrets. */
  sent?: unknown;
  findings: Finding[];
  /** Changes the state and answers, later if necessary. The change happens even if nobody waits. Called at most once. */
  run(): Answer | Promise<Answer>;
}

/** Looks into a simulator or does what happens outside its API. Its result is sent as JSON, an Error's text with 400. */
export type ControlAction = (body: unknown) => unknown;

/** One vendor behind a simulator server. */
export interface Vendor {
  /** The documented method that a request is for, by its head alone. */
  identify(head: Head): string;
  examine(call: Call): Plan;
  /** Query parameters that are never logged. */
  secretParameters: string[];
  /** A failure reported with HTTP 200. */
  failIn200(call: Call, message: string): Answer;
  /** A failure in the way that this vendor reports most failures. */
  fail(call: Call, message: string): Answer;
  /** The credentials as they came in, to be echoed by the fault that does so. */
  secretsOf(call: Call): string[];
  /** The same answer with ids beyond 2^53. */
  widen(answer: Answer): Answer;
  /** The state as JSON, without credentials. */
  snapshot(): unknown;
  /** What else the control surface offers, by HTTP method and topic: `POST pay`. Each gets the parsed body. */
  controls?: Record<string, ControlAction>;
  reset(): void;
}
