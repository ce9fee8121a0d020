import { ebizCharge, findEbizOperation, findEbizType } from '../../documented';
import type { EbizArgument, EbizField, EbizOperation } from '../../documented';
import { mediaType } from './request';
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

/** Scalars by their schema name; a name that is neither here nor a documented type is taken as it is. */
const SCALARS: Record<string, RegExp> = {
  int: /^[+-]?\d{1,10}$/,
  decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  double: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|-?INF)$/,
  float: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|-?INF)$/,
  boolean: /^(true|false|1|0)$/,
  // The pages take a plain day where the schema says dateTime.
  dateTime: /^-?\d{4,}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/,
  base64Binary: /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
};

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
    ...checkChildren(operation.args, element, ''),
    ...operation.args.flatMap((argument) => checkRequired(argument, element)),
  ];
}

function checkNamespace(element: XmlElement, path: string): Finding[] {
  const { namespace } = ebizCharge().service;
  const here = path + element.local;
  const own =
    element.uri === namespace ? [] : [{ parameter: here, expectation: `in the namespace ${namespace}` }];
  return [...own, ...element.children.flatMap((inner) => checkNamespace(inner, `${here}/`))];
}

function checkRequired(argument: EbizArgument, element: XmlElement): Finding[] {
  if (argument.required !== 'R') return [];
  const found = child(element, argument.name);
  if (!found) return [{ parameter: argument.name, expectation: 'required' }];
  if (argument.name.startsWith('securityToken')) return checkToken(argument, found);
  const empty = found.children.length === 0 && found.text.trim() === '';
  return empty ? [{ parameter: argument.name, expectation: 'required, not empty' }] : [];
}

/** The pages show all three credentials, if need be empty. */
function checkToken(argument: EbizArgument, found: XmlElement): Finding[] {
  return ebizCharge()
    .service.auth.fields.map((text) => text.split(' ')[0] ?? text)
    .filter((name) => !child(found, name))
    .map((name) => ({ parameter: `${argument.name}/${name}`, expectation: 'required' }));
}

type Slot = Pick<EbizArgument & EbizField, 'name' | 'type' | 'nillable'> & {
  array?: boolean;
  arrayItemName?: string;
  arrayItemType?: string;
};

/** The children of a record: documented names only, each once, in schema order. */
function checkChildren(slots: Slot[], element: XmlElement, path: string): Finding[] {
  const findings: Finding[] = [];
  if (element.text.trim() !== '')
    findings.push({ parameter: path || element.local, expectation: 'elements, no text' });
  let last = -1;
  for (const inner of element.children) {
    const here = path + inner.local;
    const index = slots.findIndex((slot) => slot.name === inner.local);
    const slot = slots[index];
    if (!slot) {
      findings.push({ parameter: here, expectation: 'not documented' });
      continue;
    }
    if (index === last) findings.push({ parameter: here, expectation: 'sent once' });
    if (index < last) findings.push({ parameter: here, expectation: 'in schema order' });
    last = Math.max(last, index);
    findings.push(...checkSlot(slot, inner, here));
  }
  return findings;
}

function checkSlot(slot: Slot, element: XmlElement, path: string): Finding[] {
  if (element.nil) return slot.nillable ? [] : [{ parameter: path, expectation: 'left out rather than nil' }];
  if (!slot.array) return checkType(slot.type, element, path);
  const itemName = slot.arrayItemName ?? slot.type;
  return element.children.flatMap((item) =>
    item.local === itemName
      ? checkType(slot.arrayItemType ?? slot.type, item, `${path}/${itemName}`)
      : [{ parameter: `${path}/${item.local}`, expectation: `only ${itemName} elements` }],
  );
}

function checkType(type: string, element: XmlElement, path: string): Finding[] {
  const record = findEbizType(type);
  if (record) return checkChildren(record.fields, element, `${path}/`);
  if (element.children.length > 0) return [{ parameter: path, expectation: 'text, no elements' }];
  const pattern = SCALARS[type];
  return pattern && !pattern.test(element.text)
    ? [{ parameter: path, expectation: `a value of type ${type}` }]
    : [];
}
