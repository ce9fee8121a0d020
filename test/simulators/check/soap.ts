import { ebizCharge, findEbizOperation } from '../../documented';
import type { EbizArgument, EbizOperation } from '../../documented';
import { mediaType } from './request';
import { matchesScalar } from './scalars';
import { checkMembers, checkRequires } from './soapMembers';
import type { Finding } from './values';
import { child, parseXml } from './xml';
import type { XmlElement } from './xml';

/** The envelope namespace of SOAP 1.1. */
export const SOAP_ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** A SOAP request as it came in. */
export interface SoapRequest {
  httpMethod: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** What the checker made of a request. */
export interface SoapVerdict {
  findings: Finding[];
  operation?: EbizOperation;
  /** The operation's element, there when the envelope could be read. */
  element?: XmlElement;
}

/** The operation that a SOAPAction header names, undefined where it names none. */
export function operationOfAction(header: string | string[] | undefined): string | undefined {
  const action = String(header ?? '').replace(/^"(.*)"$/, '$1');
  const name = action.slice(action.lastIndexOf('/') + 1);
  return findEbizOperation(name)?.name;
}

/** Everything in which a SOAP request departs from its documentation. */
export function checkSoap(request: SoapRequest): SoapVerdict {
  const findings = checkTransport(request);
  let envelope: XmlElement;
  try {
    envelope = parseXml(request.body);
  } catch {
    return { findings: [...findings, { parameter: '(body)', expectation: 'well-formed XML' }] };
  }
  if (envelope.local !== 'Envelope' || envelope.uri !== SOAP_ENVELOPE)
    return { findings: [...findings, { parameter: 'Envelope', expectation: `in ${SOAP_ENVELOPE}` }] };
  const body = child(envelope, 'Body');
  const element = body?.children[0];
  if (!body || body.uri !== SOAP_ENVELOPE || !element || body.children.length !== 1)
    return { findings: [...findings, { parameter: 'Body', expectation: 'one operation element' }] };
  const operation = findEbizOperation(element.local);
  if (!operation)
    return { findings: [...findings, { parameter: element.local, expectation: 'a documented operation' }] };
  return {
    findings: [...findings, ...checkAction(request, operation), ...checkOperation(operation, element)],
    operation,
    element,
  };
}

function checkTransport(request: SoapRequest): Finding[] {
  const findings: Finding[] = [];
  if (request.httpMethod !== 'POST') findings.push({ parameter: '(HTTP method)', expectation: 'POST' });
  if (mediaType(request.headers['content-type']) !== 'text/xml')
    findings.push({ parameter: 'Content-Type', expectation: 'text/xml' });
  return findings;
}

function checkAction(request: SoapRequest, operation: EbizOperation): Finding[] {
  if (request.headers.soapaction === `"${operation.soapAction}"`) return [];
  return [{ parameter: 'SOAPAction', expectation: `"${operation.soapAction}", with its quotes` }];
}

function checkOperation(operation: EbizOperation, element: XmlElement): Finding[] {
  return [
    ...checkNamespace(element, ''),
    ...checkMembers(operation.args, element),
    ...operation.args.flatMap((argument) => checkArgument(argument, element)),
  ];
}

function checkNamespace(element: XmlElement, path: string): Finding[] {
  const { namespace } = ebizCharge().service;
  const here = path + element.local;
  const own =
    element.uri === namespace ? [] : [{ parameter: here, expectation: `in the namespace ${namespace}` }];
  return [...own, ...element.children.flatMap((inner) => checkNamespace(inner, `${here}/`))];
}

function checkArgument(argument: EbizArgument, element: XmlElement): Finding[] {
  const found = child(element, argument.name);
  if (!found) return argument.required === 'R' ? [{ parameter: argument.name, expectation: 'required' }] : [];
  if (argument.name.startsWith('securityToken')) return checkToken(argument, found);
  return [
    ...checkNotEmpty(argument, found),
    ...checkSort(argument, found),
    ...checkPage(argument, found),
    ...checkRequires(argument, found),
  ];
}

function checkNotEmpty(argument: EbizArgument, found: XmlElement): Finding[] {
  const empty = found.children.length === 0 && found.text.trim() === '';
  return empty && argument.required === 'R' && !argument.mayBeEmpty
    ? [{ parameter: argument.name, expectation: 'required, not empty' }]
    : [];
}

/** The pages show all three credentials, empty if necessary. */
function checkToken(argument: EbizArgument, found: XmlElement): Finding[] {
  return ebizCharge()
    .service.auth.fields.map((text) => text.split(' ')[0] ?? text)
    .filter((name) => !child(found, name))
    .map((name) => ({ parameter: `${argument.name}/${name}`, expectation: 'required' }));
}

/** How the service handles a sort that no page names is not documented. */
function checkSort({ name, sorts }: EbizArgument, found: XmlElement): Finding[] {
  const sort = found.text.trim();
  if (!sorts || sort === '' || sorts.includes(sort)) return [];
  return [{ parameter: name, expectation: sorts.length > 0 ? `one of ${sorts.join(', ')}` : 'empty' }];
}

/** The pages take a `start` from 0 and a `limit` from 1, also where both are text. */
function checkPage({ name, type }: EbizArgument, found: XmlElement): Finding[] {
  const least = PAGE[name];
  const text = found.text.trim();
  if (least === undefined || (type === 'string' && text === '')) return [];
  const right = matchesScalar('int', text) && Number(text) >= least;
  // A text that is no number at all is found by its type.
  if (right || (type === 'int' && !matchesScalar('int', text))) return [];
  return [{ parameter: name, expectation: `a number of at least ${least}` }];
}

const PAGE: Record<string, number> = { start: 0, limit: 1 };
