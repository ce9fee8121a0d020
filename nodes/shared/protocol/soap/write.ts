import {
  conditionsType,
  undeclared,
  wholeFields,
  wholeValues,
  type Field,
  type Type,
  type Value,
  type Values,
} from '../../operation';
import { asText } from '../json/encode';
import type { WholeArgument } from '../protocol';
import { anyContent, anyElement, anyMembers, tagged, textContent } from './elements';
import { folded, type AroundElement, type FieldElement, type Folded } from './fold';
import { treeElement } from './writeTree';

/** Writes the elements of one or several fields. */
interface Part {
  /** Whether the user gave a value for any of them. */
  isGiven(values: Values): boolean;
  write(values: Values): string;
}

/**
 * Makes the function that writes the values of fields as XML, in the order of the declaration: .NET silently drops what is
 * out of order. A field without a value has no element, unless it declares `otherwise`. An object without any value has
 * none either. Text is escaped, '' is an empty element.
 * The function throws a `blocked` CallFailure for a name or a character that XML can't contain.
 */
export function writerOf(fields: Field[]): (values: Values, whole?: WholeArgument) => string {
  const all = wholeFields(fields);
  const { write } = partsOf(all);
  return (values, whole) => {
    const given = wholeValues(fields, values);
    return whole ? withWhole(folded(all), given, whole) : write(given);
  };
}

/** Writes the elements of fields, one of which is an encoded argument. */
const withWhole = (elements: Folded[], values: Values, { name, tree }: WholeArgument): string =>
  elements
    .map((element) =>
      'field' in element && element.field.name === name
        ? treeElement(element.name, element.field.type, tree)
        : partOf(element).write(values),
    )
    .join('');

/** By fields. Parts are made on first use, since types may contain each other. */
const known = new WeakMap<Field[], Part>();

function partsOf(fields: Field[]): Part {
  const made = known.get(fields) ?? lazily(() => all(folded(fields)));
  known.set(fields, made);
  return made;
}

function lazily(make: () => Part): Part {
  let made: Part | undefined;
  return {
    isGiven: (values) => (made ??= make()).isGiven(values),
    write: (values) => (made ??= make()).write(values),
  };
}

function all(elements: Folded[]): Part {
  const parts = elements.map(partOf);
  return {
    isGiven: (values) => parts.some((part) => part.isGiven(values)),
    write: (values) => parts.map((part) => part.write(values)).join(''),
  };
}

const partOf = (element: Folded): Part => ('field' in element ? fieldPart(element) : aroundPart(element));

function fieldPart({ name, field }: FieldElement): Part {
  const { type, otherwise } = field;
  const write = elementWriter(name, type, field.label);
  const inside = type.kind === 'record' ? partsOf(type.fields) : undefined;
  return {
    isGiven(values) {
      const value = values[field.name];
      if (value === undefined || value === null) return false;
      return inside === undefined || inside.isGiven(value as Values);
    },
    write(values) {
      const value = this.isGiven(values) ? values[field.name] : otherwise;
      return value === undefined || value === null ? '' : write(value);
    },
  };
}

function aroundPart({ name, repeated, parts }: AroundElement): Part {
  if (repeated) return repeatedPart(name, parts);
  const inside = all(parts);
  return {
    isGiven: inside.isGiven,
    write: (values) => (inside.isGiven(values) ? tagged(name, inside.write(values)) : ''),
  };
}

/** Each element takes one entry of each list in it. */
function repeatedPart(name: string, elements: Folded[]): Part {
  const fields = fieldsIn(elements);
  const inside = all(elements.map(entryOf));
  const lengthOf = (values: Values) => Math.max(...fields.map((field) => listOf(values[field.name]).length));
  return {
    isGiven: (values) => lengthOf(values) > 0,
    write: (values) =>
      Array.from({ length: lengthOf(values) }, (_, index) => {
        const entry = fields.map((field) => [field.name, listOf(values[field.name])[index]] as const);
        return tagged(name, inside.write(Object.fromEntries(entry)));
      }).join(''),
  };
}

const listOf = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : []);

const fieldsIn = (elements: Folded[]): Field[] =>
  elements.flatMap((element) => ('field' in element ? [element.field] : fieldsIn(element.parts)));

/** The same element, for one entry of the lists. */
function entryOf(element: Folded): Folded {
  if (!('field' in element)) return { ...element, parts: element.parts.map(entryOf) };
  const { field } = element;
  return { ...element, field: { ...field, type: field.type.kind === 'list' ? field.type.of : field.type } };
}

type WriteValue = (value: Value) => string;

function elementWriter(name: string, type: Type, label: string): WriteValue {
  switch (type.kind) {
    case 'record': {
      const { write } = partsOf(type.fields);
      // Without a name, its members are the arguments themselves.
      return (value) => (name === '' ? write(value as Values) : tagged(name, write(value as Values)));
    }
    case 'records':
      return listWriter(name, type.item, (row) => rowContent(type.fields, type.open, row as Values));
    case 'list':
      if (type.separator === undefined)
        return listWriter(name, undefined, contentWriter(type.of, name, label));
      break;
    case 'json':
      return (value) => anyElement(name, value);
    case 'conditions':
      return elementWriter(name, conditionsType(type), label);
  }
  const content = contentWriter(type, name, label);
  return (value) => tagged(name, content(value));
}

/** Writes the content of the element of an entry. */
function contentWriter(type: Type, name: string, label: string): WriteValue {
  if (type.kind === 'record') return (value) => partsOf(type.fields).write(value as Values);
  if (type.kind === 'json') return (value) => anyContent(name, value);
  return (value) => textContent(asText(type, value), label);
}

function rowContent(fields: Field[], open: boolean | undefined, row: Values): string {
  const content = partsOf(fields).write(row);
  return open ? content + anyMembers(undeclared(fields, row)) : content;
}

/** Writes one element per entry. With an `item`, an element of the list wraps them. */
function listWriter(name: string, item: string | undefined, content: WriteValue): WriteValue {
  const entries = (value: Value) =>
    (value as Value[])
      .filter((entry) => entry !== null)
      .map((entry) => tagged(item ?? name, content(entry)))
      .join('');
  return item === undefined ? entries : (value) => tagged(name, entries(value));
}
