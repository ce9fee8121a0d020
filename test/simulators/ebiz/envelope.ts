import { ebizCharge } from '../../documented';
import type { EbizOperation } from '../../documented';
import { SOAP_ENVELOPE } from '../check/soap';
import { escapeXml } from '../check/xml';
import type { Answer } from '../server/exchange';
import type { SoapResult } from './record';
import { writeResult } from './write';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** The answer of an operation that went well. */
export function resultAnswer(operation: EbizOperation, value: SoapResult): Answer {
  const { namespace } = ebizCharge().service;
  const content = writeResult(operation, value);
  const result = `<${operation.resultElement}>${content}</${operation.resultElement}>`;
  const response = `<${operation.responseElement} xmlns="${namespace}">${result}</${operation.responseElement}>`;
  const body = `<s:Body xmlns:xsi="${XSI}" xmlns:xsd="${XSD}">${response}</s:Body>`;
  return xmlAnswer(200, `<s:Envelope xmlns:s="${SOAP_ENVELOPE}">${body}</s:Envelope>`);
}

/** A fault; SOAP 1.1 sends it with HTTP 500. */
export function faultAnswer(faultcode: string, faultstring: string, status = 500): Answer {
  const fault =
    `<s:Fault><faultcode>${escapeXml(faultcode)}</faultcode>` +
    `<faultstring xml:lang="en-US">${escapeXml(faultstring)}</faultstring></s:Fault>`;
  return xmlAnswer(status, `<s:Envelope xmlns:s="${SOAP_ENVELOPE}"><s:Body>${fault}</s:Body></s:Envelope>`);
}

function xmlAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}
