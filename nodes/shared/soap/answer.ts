import { CallFailure } from '../errors';
import type { FailureKind } from '../errors';
import { failureOfStatus } from '../http/status';
import type { HttpResponse } from '../http/types';
import { decodeText } from './charset';
import { childOf, localName, parseTree } from './tree';
import type { XmlNode } from './tree';
import { valueOf } from './value';
import type { SoapOperationShape } from './wsdl';

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
 * status says where there is no fault; `unreadable` for a 2xx that is no answer to this operation.
 */
export function readAnswer(response: HttpResponse, shape: SoapOperationShape): SoapAnswer {
  const byStatus = failureOfStatus(response);
  const document = parse(response);
  const body = document && document.name === 'Envelope' ? childOf(document, 'Body') : undefined;
  const fault = childOf(body, 'Fault');
  if (fault) throw faultFailure(fault, response.status, byStatus);
  if (byStatus) throw byStatus;
  const wrapper = childOf(body, `${shape.name}Response`);
  if (!wrapper) throw unreadable(response, document, `${shape.name}Response`);
  const { result } = shape;
  const node = childOf(wrapper, `${shape.name}Result`) ?? (result && childOf(wrapper, result.name));
  return { result: result && node && valueOf(node, result) };
}

function parse(response: HttpResponse): XmlNode | undefined {
  try {
    return parseTree(decodeText(response));
  } catch {
    // The parser's message repeats pieces of the answer.
    return undefined;
  }
}

/** SOAP 1.1, 4.4; Reason and Code are what SOAP 1.2 calls them, which some servers answer in any case. */
function faultFailure(fault: XmlNode, status: number, byStatus: CallFailure | undefined): CallFailure {
  const words = childOf(fault, 'faultstring') ?? childOf(childOf(fault, 'Reason'), 'Text');
  const name = childOf(fault, 'faultcode') ?? childOf(childOf(fault, 'Code'), 'Value');
  const facts = {
    message: words?.text.trim() || 'The service answered with a fault that says nothing more',
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

function whatCame({ headers, body }: HttpResponse, document: XmlNode | undefined, expected: string): string {
  if (body.length === 0) return 'nothing where XML was expected';
  const start = body.subarray(0, 500).toString('latin1');
  const isHtml =
    /^\W*<(?:!doctype html|html)/i.test(start) || /\bhtml\b/i.test(headers['content-type'] ?? '');
  if (isHtml) return 'HTML where XML was expected';
  if (document) return `XML without the element ${expected}`;
  return /^\W*</.test(start) ? 'XML that is damaged or cut short' : 'something that is not XML';
}
