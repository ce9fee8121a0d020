import { CallFailure } from '../../errors';
import type { FailureKind } from '../../errors';
import { OutOfBounds } from '../../http/bounds';
import { charsetOf, Decoder, InvalidText, WESTERN, type Charset } from '../../http/charset';
import { failureOfStatus } from '../../http/status';
import type { HttpResponse } from '../../http/types';
import { wordsIn } from '../../operation';
import { childOf, localName, parseTree } from './tree';
import type { XmlNode } from './tree';
import { valueInTurns, valueOf } from './value';
import type { SoapElement, SoapOperationShape } from './wsdl';

/** What an operation answered. */
export interface SoapAnswer {
  /** `<operation>Result` as plain JSON values; undefined where the answer has none. */
  result: unknown;
}

/** Statuses that say more about a call's fate than the fault in their body. */
const STATUS_OVER_FAULT: ReadonlySet<FailureKind> = new Set([
  'throttled',
  'unavailable',
  'unauthorized',
  'misdirected',
  'blocked',
]);

/**
 * Reads the answer to an operation. Throws a CallFailure: `refused` for a fault, whatever the HTTP status; what the
 * status says where there is no fault; `unreadable` for a 2xx that is no answer to this operation, or not in its charset;
 * `blocked` for one past the bounds.
 */
export async function readAnswer(response: HttpResponse, shape: SoapOperationShape): Promise<SoapAnswer> {
  const byStatus = failureOfStatus(response);
  const { document, problem } = await readTree(response);
  const body = document && document.name === 'Envelope' ? childOf(document, 'Body') : undefined;
  const fault = childOf(body, 'Fault');
  if (fault) throw faultFailure(fault, response.status, byStatus);
  if (byStatus) throw byStatus;
  if (problem) throw problem.failure(response.status);
  const wrapper = childOf(body, `${shape.name}Response`);
  if (!wrapper) throw unreadable(response, document, `${shape.name}Response`);
  const { result } = shape;
  const node = childOf(wrapper, `${shape.name}Result`) ?? (result && childOf(wrapper, result.name));
  return { result: result && node && (await resultOf(node, result, response.status)) };
}

async function resultOf(node: XmlNode, result: SoapElement, status: number): Promise<unknown> {
  try {
    return await valueInTurns(node, result);
  } catch (error) {
    throw error instanceof OutOfBounds ? error.failure(status) : error;
  }
}

/** What was read of an XML body. */
export interface ReadTree {
  /** The root element, where it is well-formed. */
  document?: XmlNode;
  /** Why it may not be taken for the answer: its bytes are not in its charset, and were read as Western ones; or bounds. */
  problem?: InvalidText | OutOfBounds;
}

/** Reads a body as XML. Throws nothing. */
export async function readTree({ headers, body }: HttpResponse): Promise<ReadTree> {
  const charset = charsetOf(body, headers['content-type']);
  try {
    return { document: await parseTree(textOf(body, charset)) };
  } catch (problem) {
    if (problem instanceof OutOfBounds) return { problem };
    // The parser's message repeats pieces of the answer.
    if (!(problem instanceof InvalidText)) return {};
    const document = await parseTree(textOf(body, WESTERN)).catch(() => undefined);
    return { document, problem };
  }
}

/** How much of a body is read between two looks at the clock, in bytes. */
const STRIDE_BYTES = 64 * 1024;

function* textOf(body: Buffer, charset: Charset): Generator<string> {
  const decoder = new Decoder(charset);
  for (let at = 0; at < body.length; at += STRIDE_BYTES)
    yield decoder.add(body.subarray(at, at + STRIDE_BYTES));
  yield decoder.end();
}

/** SOAP 1.1, 4.4; Reason and Code are what SOAP 1.2 calls them, which some servers answer in any case. */
function faultFailure(fault: XmlNode, status: number, byStatus: CallFailure | undefined): CallFailure {
  const own = (childOf(fault, 'faultstring') ?? childOf(childOf(fault, 'Reason'), 'Text'))?.text.trim();
  const name = childOf(fault, 'faultcode') ?? childOf(childOf(fault, 'Code'), 'Value');
  const detail = childOf(fault, 'detail') ?? childOf(fault, 'Detail');
  const words = wordsIn({ faultstring: own, detail: detail && valueOf(detail, undefined) });
  const facts = {
    message: words?.message ?? 'The service answered with a fault that says nothing more',
    description: words?.description,
    code: localName(name?.text.trim() ?? '') || undefined,
  };
  if (byStatus && STATUS_OVER_FAULT.has(byStatus.kind)) return byStatus.with(facts);
  // A fault may come in the middle of the work: only who knows the vendor knows which of them mean no.
  return new CallFailure({ kind: 'refused', status, sent: true, ...facts });
}

function unreadable(response: HttpResponse, document: XmlNode | undefined, expected: string): CallFailure {
  return new CallFailure({
    kind: 'unreadable',
    status: response.status,
    message: `The service answered ${whatCame(response, document, expected)}`,
  });
}

function whatCame({ body }: HttpResponse, document: XmlNode | undefined, expected: string): string {
  if (body.length === 0) return 'nothing where XML was expected';
  const start = body.subarray(0, 500).toString('latin1');
  if (/^\W*<(?:!doctype html|html)/i.test(start)) return 'HTML where XML was expected';
  if (document) return `XML without the element ${expected}`;
  return /^\W*</.test(start) ? 'XML that is damaged or cut short' : 'something that is not XML';
}
