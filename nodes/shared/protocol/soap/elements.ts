import { CallFailure } from '../../errors';
import type { Value, Values } from '../../operation';
import { escapeXml, isElementName, isXmlText } from './xml';

export const tagged = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** Writes undeclared members as given. A list becomes one element per entry. */
export function anyMembers(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined || value === null ? '' : anyElement(name, value)))
    .join('');
}

export function anyElement(name: string, value: Value): string {
  if (!isElementName(name)) throw unsendable(`"${name}" can’t be the name of an XML element`);
  if (Array.isArray(value))
    return value.map((entry) => (entry === null ? '' : anyElement(name, entry))).join('');
  return tagged(name, anyContent(name, value));
}

export const anyContent = (name: string, value: Value): string =>
  typeof value === 'object' && value !== null
    ? anyMembers(value as Values)
    : textContent(String(value), name);

/** Text in an element. `label` names the value in the error. */
export function textContent(text: string, label: string): string {
  if (!isXmlText(text))
    throw unsendable(`The value of ${label} has a control character that XML can’t carry`);
  return escapeXml(text);
}

const unsendable = (message: string): CallFailure =>
  new CallFailure({ kind: 'blocked', message, sent: false });
