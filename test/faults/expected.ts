import type { Fault } from '../simulators';
import { TIMEOUT } from './timeouts';

/**
 * What the pack promises, written by hand: docs/reliability.md says the same to users. Nothing here comes from the
 * product. Otherwise this would just repeat what the product does.
 */

/** What a repeat of a call would do. */
export type Effect = 'read' | 'idempotent' | 'once';

/** `again`: the call is made again. `unknown`: it is not, and the user reads that its outcome is unknown. */
export type Fate = 'fine' | 'again' | 'failed' | 'unknown';

/** What happened, as far as it decides whether a call may be made again. */
export type Row =
  | 'fine'
  | 'busy'
  | 'unavailable'
  | 'unreadable'
  | 'moved'
  | 'broken'
  | 'refused'
  | 'noRight'
  | 'badCredential'
  | 'ended'
  | 'elsewhere';

/** Rows of "Retry by effect". The last two: where a ticket can be renewed, and where a sign-in host says where to call. */
export const RETRY_BY_EFFECT: Record<Row, Record<Effect, Fate>> = {
  fine: { read: 'fine', idempotent: 'fine', once: 'fine' },
  busy: { read: 'again', idempotent: 'again', once: 'again' },
  unavailable: { read: 'again', idempotent: 'again', once: 'unknown' },
  unreadable: { read: 'again', idempotent: 'again', once: 'unknown' },
  moved: { read: 'failed', idempotent: 'failed', once: 'failed' },
  broken: { read: 'failed', idempotent: 'failed', once: 'unknown' },
  refused: { read: 'failed', idempotent: 'failed', once: 'failed' },
  noRight: { read: 'failed', idempotent: 'failed', once: 'failed' },
  badCredential: { read: 'failed', idempotent: 'failed', once: 'failed' },
  ended: { read: 'again', idempotent: 'again', once: 'again' },
  elsewhere: { read: 'again', idempotent: 'again', once: 'again' },
};

/** The cause that n8n gets (`failure.cause` of its NodeApiError). */
const CAUSE: Partial<Record<Row, string>> = {
  busy: 'rate-limited',
  unavailable: 'temporarily-unavailable',
  badCredential: 'credential-invalid',
};

/** The wire format of a vendor: errors about unreadable answers name it. */
export type Format = 'JSON' | 'XML';

/** One way for a call to go wrong, and what the user gets to read. */
export interface FaultCase {
  name: string;
  fault: Fault;
  /** Both, if the format makes a difference. */
  row: Row | Record<Format, Row>;
  /** If the vendor makes a difference. */
  rowOf?: Record<string, Row>;
  message: string | RegExp | Record<Format, string>;
  cause?: string;
  /** Null if the answer had 200, which is not an error code. */
  httpCode?: string | null;
  /** What to do; the vendor's name stands for `%v`. Left out if the vendor's message says it. */
  advice?: string;
}

/** What the user should do. */
const ADVICE: Partial<Record<Row, string>> = {
  busy: 'Run it again later; lower Concurrency or set Requests per Second in the options.',
  unavailable: '%v is overloaded or in maintenance: run it again later.',
  unreadable:
    'Run it again; if it stays so, check the address in the credential, then ask the support of %v.',
  moved: 'Check the address in the credential: another host serves this account now.',
};

const LOST = 'Run it again; where the service needs longer, raise Timeout in the options.';

const status = (code: number, words: string, row: Row, advice = ADVICE[row]): FaultCase => ({
  name: String(code),
  fault: { kind: 'status', status: code },
  row,
  message: `The service answered ${code} ${words}`,
  cause: CAUSE[row],
  httpCode: String(code),
  advice,
});

const lost = (name: string, fault: Fault): FaultCase => ({
  name,
  fault,
  row: 'unavailable',
  message: /^The connection to 127\.0\.0\.1:\d+ broke before an answer came$/,
  cause: CAUSE.unavailable,
  advice: LOST,
});

const CUT: Record<Format, string> = {
  JSON: 'The service answered with JSON that is cut short or malformed',
  XML: 'The service answered XML that is damaged or cut short',
};

const WEB_PAGE: Record<Format, string> = {
  JSON: 'The service answered a web page where JSON was expected',
  XML: 'The service answered HTML where XML was expected',
};

/** Every fault of the simulators. */
export const CASES: FaultCase[] = [
  status(400, 'Bad Request', 'refused', '%v gave no reason: check the values that were sent.'),
  status(401, 'Unauthorized', 'badCredential'),
  status(403, 'Forbidden', 'noRight', 'Check what the credential has the right to do.'),
  status(404, 'Not Found', 'noRight', 'Check the address in the credential, and whether the record exists.'),
  status(408, 'Request Timeout', 'unavailable'),
  status(421, 'Misdirected Request', 'moved'),
  // Half a second and more each time; test/engine checks Retry-After.
  status(429, 'Too Many Requests', 'busy'),
  status(
    500,
    'Internal Server Error',
    'broken',
    '%v failed and gave no reason: run it again later; if it stays so, ask its support.',
  ),
  status(502, 'Bad Gateway', 'unavailable'),
  status(503, 'Service Unavailable', 'unavailable'),
  status(504, 'Gateway Timeout', 'unavailable'),
  {
    ...status(503, 'Service Unavailable', 'unavailable'),
    name: 'a web page with 503',
    fault: { kind: 'html' },
  },
  {
    name: 'a web page with 200',
    fault: { kind: 'html', status: 200 },
    row: 'unreadable',
    message: WEB_PAGE,
    httpCode: null,
    advice: ADVICE.unreadable,
  },
  {
    name: 'a body shorter than announced',
    fault: { kind: 'truncated', how: 'shortBody' },
    row: 'unreadable',
    message: /^The answer of 127\.0\.0\.1:\d+ was cut short or damaged$/,
    httpCode: null,
    advice: ADVICE.unreadable,
  },
  {
    name: 'half a document',
    fault: { kind: 'truncated', how: 'cutBody' },
    row: 'unreadable',
    message: CUT,
    httpCode: null,
    advice: ADVICE.unreadable,
  },
  {
    name: 'an answer that never comes',
    fault: { kind: 'hang' },
    row: 'unavailable',
    message: `No answer within ${TIMEOUT / 1000} seconds`,
    cause: CAUSE.unavailable,
    advice: LOST,
  },
  lost('a reset before the request was read', { kind: 'resetBeforeRead' }),
  lost('a reset after the request was read', { kind: 'resetAfterRead' }),
  {
    name: 'the content type of a web page',
    fault: { kind: 'wrongContentType', contentType: 'text/html' },
    // The body decides: some installations label all that they send so.
    row: 'fine',
    message: '',
  },
  {
    name: 'the content type of plain text',
    fault: { kind: 'wrongContentType' },
    row: 'fine',
    message: '',
  },
  {
    name: 'a failure inside 200',
    fault: { kind: 'faultIn200', message: 'Period 11 is closed' },
    row: 'refused',
    message: 'Period 11 is closed',
    httpCode: null,
  },
  {
    name: 'a failure that repeats the credential',
    fault: { kind: 'echoSecret' },
    row: 'refused',
    // A 500 with any message, and a fault that the vendor does not document, say nothing about what was done.
    rowOf: { superOffice: 'broken', ebiz: 'broken' },
    message: /^Not accepted: .*\*\*\*$/,
  },
  { name: 'an answer that comes late', fault: { kind: 'slow', delayMs: 30 }, row: 'fine', message: '' },
  { name: 'ids beyond 2^53', fault: { kind: 'wideIds' }, row: 'fine', message: '' },
];

const byFormat = <T extends string | RegExp>(value: T | Record<Format, T>, format: Format): T =>
  typeof value === 'string' || value instanceof RegExp ? value : (value as Record<Format, T>)[format];

export const rowOf = (faultCase: FaultCase, format: Format, vendor?: string, renews = false): Row => {
  const row = faultCase.rowOf?.[vendor ?? ''] ?? byFormat<Row>(faultCase.row, format);
  return (renews && RENEWED[row]) || row;
};

/** What a way in that signs in makes of these. */
const RENEWED: Partial<Record<Row, Row>> = { badCredential: 'ended', moved: 'elsewhere' };

export const messageOf = ({ message }: FaultCase, format: Format): string | RegExp =>
  byFormat<string | RegExp>(message as string, format);
