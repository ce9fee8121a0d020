import { ebizCharge, ebizType, findEbizType } from '../../documented';
import type { EbizField, EbizOperation } from '../../documented';
import { SOAP_ENVELOPE } from '../check/soap';
import { escapeXml } from '../check/xml';
import type { Answer } from '../server/exchange';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

/** A record to be written in the order of its documented type; what is undefined is left out. */
export type SoapRecord = { [name: string]: SoapValue };

/** What a field of a record may hold. */
export type SoapValue = string | number | boolean | undefined | SoapRecord | SoapRecord[];

/** The answer of an operation that went well. */
export function resultAnswer(operation: EbizOperation, record: SoapRecord): Answer {
  const { namespace } = ebizCharge().service;
  const result = `<${operation.resultElement}>${writeRecord(operation.returns, record)}</${operation.resultElement}>`;
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

function writeRecord(type: string, record: SoapRecord): string {
  return ebizType(type)
    .fields.map((field) => writeField(field, record[field.name]))
    .join('');
}

/** Value types are always there, as nil if need be; everything else is left out when there is nothing to say. */
function writeField(field: EbizField, value: SoapValue): string {
  const { name } = field;
  if (value === undefined) return field.nillable && field.minOccurs === 1 ? `<${name} xsi:nil="true"/>` : '';
  if (Array.isArray(value)) {
    const item = field.arrayItemName ?? field.type;
    return `<${name}>${value.map((row) => `<${item}>${writeRecord(field.type, row)}</${item}>`).join('')}</${name}>`;
  }
  if (typeof value === 'object')
    return `<${name}>${findEbizType(field.type) ? writeRecord(field.type, value) : ''}</${name}>`;
  return value === '' ? `<${name}/>` : `<${name}>${escapeXml(String(value))}</${name}>`;
}
