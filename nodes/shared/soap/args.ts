import { isDate } from 'node:util/types';
import { CallFailure } from '../errors';
import type { SoapElement } from './wsdl';
import { escapeXml, isElementName, isXmlText } from './xml';

/** What node-soap writes as XML without looking at it: escaped text, lists and records of it. */
export type WireValue = string | WireValue[] | { [name: string]: WireValue };

/**
 * Arguments as node-soap writes them: in schema order (fields the schema does not know go last), text escaped, undefined
 * and null left out, '' an empty element. An array for an element with `item` may be given bare or as `{ [item]: [] }`.
 * Throws a `blocked` CallFailure for a name or a character that XML can't carry.
 */
export function wireArguments(
  fields: SoapElement[],
  values: Readonly<Record<string, unknown>>,
): Record<string, WireValue> {
  const known = fields.map(({ name }) => name);
  const names = [...known, ...Object.keys(values).filter((name) => !known.includes(name))];
  const record: Record<string, WireValue> = {};
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) continue;
    // node-soap would take `_xml` for XML that is written already.
    if (!isElementName(name) || name === '_xml')
      throw unsendable(`"${name}" can not be the name of a SOAP element`);
    record[name] = wireValue(
      name,
      fields.find((field) => field.name === name),
      value,
    );
  }
  return record;
}

function wireValue(name: string, element: SoapElement | undefined, value: unknown): WireValue {
  if (Array.isArray(value)) return wireList(name, element, value);
  if (isDate(value)) return wireDate(name, value);
  if (typeof value === 'object' && value !== null) {
    return wireArguments(fieldsOf(element), value as Record<string, unknown>);
  }
  return wireText(name, value);
}

function wireList(name: string, element: SoapElement | undefined, values: unknown[]): WireValue {
  const present = values.filter((value) => value !== undefined && value !== null);
  if (element?.item === undefined) return present.map((value) => wireValue(name, element, value));
  const item: SoapElement = { name: element.item, type: element.type };
  return { [item.name]: present.map((value) => wireValue(item.name, item, value)) };
}

function fieldsOf(element: SoapElement | undefined): SoapElement[] {
  if (!element) return [];
  if (element.item !== undefined) return [{ name: element.item, type: element.type }];
  return element.type === 'text' ? [] : element.type;
}

function wireDate(name: string, value: Date): string {
  if (Number.isNaN(value.getTime())) throw unsendable(`The value of ${name} is not a valid date`);
  return value.toISOString();
}

function wireText(name: string, value: unknown): string {
  if (!['string', 'number', 'boolean', 'bigint'].includes(typeof value)) {
    throw unsendable(`The value of ${name} is neither text nor a number, and can not be sent`);
  }
  const text = String(value);
  if (!isXmlText(text))
    throw unsendable(`The value of ${name} has a control character that XML can not carry`);
  return escapeXml(text);
}

function unsendable(message: string): CallFailure {
  return new CallFailure({ kind: 'blocked', message, sent: false });
}
