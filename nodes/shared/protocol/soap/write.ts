import { CallFailure } from '../../errors';
import {
  undeclared,
  wholeFields,
  wholeValues,
  type Field,
  type Type,
  type Value,
  type Values,
} from '../../operation';
import { asText } from '../json/encode';
import { folded, type AroundElement, type FieldElement, type Folded } from './fold';
import { escapeXml, isElementName, isXmlText } from './xml';

/** Writes the elements of the values that are given; those that are not have no element. */
type Write = (values: Values) => string;

/**
 * What writes the values of fields as XML, in the order of the declaration: .NET silently drops what comes out of order.
 * Text is escaped, '' is an empty element, an object without members is left out.
 * The writer throws a `blocked` CallFailure for a name or a character that XML can't carry.
 */
export function writerOf(fields: Field[]): Write {
  const known = writers.get(fields);
  if (known) return known;
  let parts: Write[] | undefined;
  const write: Write = (values) => {
    parts ??= folded(wholeFields(fields)).map(partWriter);
    return all(parts, wholeValues(fields, values));
  };
  writers.set(fields, write);
  return write;
}

/** Made on first use: the types of a service may contain each other. */
const writers = new WeakMap<Field[], Write>();

function all(parts: Write[], values: Values): string {
  let xml = '';
  for (const write of parts) xml += write(values);
  return xml;
}

const partWriter = (part: Folded): Write => ('field' in part ? fieldWriter(part) : aroundWriter(part));

function fieldWriter({ name, field }: FieldElement): Write {
  const write = elementWriter(name, field.type, field.label);
  return (values) => {
    const value = values[field.name] ?? field.otherwise;
    return value === undefined || value === null ? '' : write(value);
  };
}

function aroundWriter({ name, repeated, parts }: AroundElement): Write {
  if (repeated) return repeatedWriter(name, parts);
  const writes = parts.map(partWriter);
  return (values) => unlessEmpty(name, all(writes, values));
}

/** The lists of the fields in it give one entry each to an element. */
function repeatedWriter(name: string, parts: Folded[]): Write {
  const inside = fieldsIn(parts);
  const writes = parts.map(entryOf).map(partWriter);
  return (values) => {
    const lists = inside.map((field) => [field.name, listOf(values[field.name])] as const);
    const length = Math.max(...lists.map(([, list]) => list.length));
    let xml = '';
    for (let index = 0; index < length; index += 1) {
      const entry = Object.fromEntries(lists.map(([member, list]) => [member, list[index]]));
      xml += tagged(name, all(writes, entry));
    }
    return xml;
  };
}

const listOf = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);

const fieldsIn = (parts: Folded[]): Field[] =>
  parts.flatMap((part) => ('field' in part ? [part.field] : fieldsIn(part.parts)));

/** The same element for one entry of the lists. */
function entryOf(part: Folded): Folded {
  if (!('field' in part)) return { ...part, parts: part.parts.map(entryOf) };
  const { field } = part;
  return { ...part, field: { ...field, type: field.type.kind === 'list' ? field.type.of : field.type } };
}

type WriteValue = (value: Value) => string;

function elementWriter(name: string, type: Type, label: string): WriteValue {
  switch (type.kind) {
    case 'record':
      return (value) => unlessEmpty(name, writerOf(type.fields)(value as Values));
    case 'records':
      return listWriter(name, type.item, (row) => rowContent(type.fields, type.open, row as Values));
    case 'list':
      if (type.separator === undefined)
        return listWriter(name, type.item, contentWriter(type.of, type.item ?? name, label));
      break;
    case 'json':
      return (value) => anyElement(name, value);
  }
  const content = contentWriter(type, name, label);
  return (value) => tagged(name, content(value));
}

/** What stands in an element of an entry. */
function contentWriter(type: Type, name: string, label: string): WriteValue {
  if (type.kind === 'record') return (value) => writerOf(type.fields)(value as Values);
  if (type.kind === 'json') return (value) => anyContent(name, value);
  return (value) => textContent(asText(type, value), label);
}

function rowContent(fields: Field[], open: boolean | undefined, row: Values): string {
  const content = writerOf(fields)(row);
  return open ? content + anyMembers(undeclared(fields, row)) : content;
}

/** An element an entry, within one of the list where there is an `item`. */
function listWriter(name: string, item: string | undefined, content: WriteValue): WriteValue {
  const entries = (value: Value) =>
    (value as Value[])
      .filter((entry) => entry !== null)
      .map((entry) => tagged(item ?? name, content(entry)))
      .join('');
  return item === undefined ? entries : (value) => tagged(name, entries(value));
}

const tagged = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const unlessEmpty = (name: string, content: string): string => (content === '' ? '' : tagged(name, content));

/** Members of no declaration, as they are given; a list is one element an entry. */
function anyMembers(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined || value === null ? '' : anyElement(name, value)))
    .join('');
}

function anyElement(name: string, value: Value): string {
  if (!isElementName(name)) throw unsendable(`"${name}" can’t be the name of an XML element`);
  if (Array.isArray(value))
    return value.map((entry) => (entry === null ? '' : anyElement(name, entry))).join('');
  return tagged(name, anyContent(name, value));
}

const anyContent = (name: string, value: Value): string =>
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
