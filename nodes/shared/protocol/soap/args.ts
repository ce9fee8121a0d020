import { isDate } from 'node:util/types';
import { CallFailure } from '../../errors';
import type { SoapElement } from './wsdl';
import { escapeXml, isElementName, isXmlText } from './xml';

/**
 * Arguments as XML: in schema order (fields the schema does not know go last), text escaped, undefined and null left out,
 * '' an empty element. An array for an element with `item` may be given bare or as `{ [item]: [] }`.
 * Throws a `blocked` CallFailure for a name or a character that XML can't carry.
 */
export function writeArguments(fields: SoapElement[], values: Readonly<Record<string, unknown>>): string {
  const names = new Set([...fields.map(({ name }) => name), ...Object.keys(values)]);
  let xml = '';
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) continue;
    if (!isElementName(name)) throw unsendable(`"${name}" can not be the name of a SOAP element`);
    xml += write(
      name,
      fields.find((field) => field.name === name),
      value,
    );
  }
  return xml;
}

function write(name: string, element: SoapElement | undefined, value: unknown): string {
  return Array.isArray(value)
    ? writeList(name, element, value)
    : tagged(name, contentOf(name, element, value));
}

const tagged = (name: string, content: string): string => `<${name}>${content}</${name}>`;

function writeList(name: string, element: SoapElement | undefined, values: unknown[]): string {
  const present = values.filter((value) => value !== undefined && value !== null);
  if (element?.item === undefined) return present.map((value) => write(name, element, value)).join('');
  const item: SoapElement = { name: element.item, type: element.type };
  return tagged(name, present.map((value) => write(item.name, item, value)).join(''));
}

function contentOf(name: string, element: SoapElement | undefined, value: unknown): string {
  if (isDate(value)) return wireDate(name, value);
  if (typeof value === 'object' && value !== null) {
    return writeArguments(fieldsOf(element), value as Record<string, unknown>);
  }
  return wireText(name, value);
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
