import { ebizEnum, findEbizType } from '../../documented';
import type { EbizArgument, EbizField } from '../../documented';
import { matchesScalar } from './scalars';
import type { Finding } from './values';
import { child, childText } from './xml';
import type { XmlElement } from './xml';

/** An argument of an operation, or a member of a type. */
type Slot = Pick<EbizArgument & EbizField, 'name' | 'type' | 'nillable'> & {
  array?: boolean;
  arrayItemName?: string;
  arrayItemType?: string;
  values?: string;
};

/** The members of an element, through all nested types: documented names only, each once, in schema order, of their type. */
export function checkMembers(slots: Slot[], element: XmlElement, path = ''): Finding[] {
  const findings = checkNoText(element, path.replace(/\/$/, '') || element.local);
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

function checkNoText(element: XmlElement, path: string): Finding[] {
  return element.text.trim() === '' ? [] : [{ parameter: path, expectation: 'elements, no text' }];
}

function checkSlot(slot: Slot, element: XmlElement, path: string): Finding[] {
  if (element.nil) return slot.nillable ? [] : [{ parameter: path, expectation: 'left out rather than nil' }];
  if (!slot.array) return [...checkType(slot.type, element, path), ...checkValues(slot, element, path)];
  const itemName = slot.arrayItemName ?? slot.type;
  return [
    ...checkNoText(element, path),
    ...element.children.flatMap((item) =>
      item.local === itemName
        ? checkType(slot.arrayItemType ?? slot.type, item, `${path}/${itemName}`)
        : [{ parameter: `${path}/${item.local}`, expectation: `only ${itemName} elements` }],
    ),
  ];
}

function checkType(type: string, element: XmlElement, path: string): Finding[] {
  const record = findEbizType(type);
  if (record)
    return [
      ...checkMembers(record.fields, element, `${path}/`),
      ...checkValueTypes(record.fields, element, path),
      ...(type === 'SearchFilter' ? checkFilter(element, path) : []),
      ...checkUsed(element, path),
    ];
  if (element.children.length > 0) return [{ parameter: path, expectation: 'text, no elements' }];
  return matchesScalar(type, element.text)
    ? []
    : [{ parameter: path, expectation: `a value of type ${type}` }];
}

/**
 * Numbers and booleans that the schema demands: if they are left out, the service uses 0 or false, which nobody wanted. The
 * pages say to leave out dates that are not used.
 */
function checkValueTypes(fields: EbizField[], element: XmlElement, path: string): Finding[] {
  return fields
    .filter(({ minOccurs, nillable, type }) => minOccurs === 1 && !nillable && type !== 'dateTime')
    .filter(({ name }) => !child(element, name))
    .map(({ name }) => ({ parameter: `${path}/${name}`, expectation: 'required' }));
}

/** The pages say to leave out objects that are not used. */
function checkUsed(element: XmlElement, path: string): Finding[] {
  return element.children.length > 0 ? [] : [{ parameter: path, expectation: 'left out rather than empty' }];
}

/** Values that a page or public code has. How the service handles others is not known. */
function checkValues({ values: list }: Slot, element: XmlElement, path: string): Finding[] {
  const text = element.text.trim().toLowerCase();
  if (list === undefined || text === '') return [];
  const { values, alsoSeen = [] } = ebizEnum(list);
  const isKnown = [...values, ...alsoSeen].some((value) => value.toLowerCase() === text);
  return isKnown ? [] : [{ parameter: path, expectation: `one of ${values.join(', ')}` }];
}

/** A condition without one of its parts would mean something else. */
function checkFilter(element: XmlElement, path: string): Finding[] {
  return ['FieldName', 'ComparisonOperator', 'FieldValue']
    .filter((name) => {
      const text = childText(element, name);
      return text === undefined || (name !== 'FieldValue' && text.trim() === '');
    })
    .map((name) => ({ parameter: `${path}/${name}`, expectation: 'required' }));
}

/** Members that the page of the operation requires in its record and in the records within. */
export function checkRequires(argument: EbizArgument, element: XmlElement): Finding[] {
  const { requires } = argument;
  return requires ? missing(argument, element, argument.name, requires) : [];
}

function missing(
  slot: Slot,
  element: XmlElement,
  path: string,
  requires: Record<string, string[]>,
): Finding[] {
  const type = findEbizType(slot.arrayItemType ?? slot.type);
  if (!type || element.nil) return [];
  if (slot.array)
    return element.children.flatMap((item) =>
      missing({ name: slot.name, type: type.name, nillable: null }, item, `${path}/${item.local}`, requires),
    );
  const own = (requires[type.name] ?? [])
    .filter((name) => !child(element, name))
    .map((name) => ({ parameter: `${path}/${name}`, expectation: 'required' }));
  const within = type.fields.flatMap((field) => {
    const found = child(element, field.name);
    return found ? missing(field, found, `${path}/${field.name}`, requires) : [];
  });
  return [...own, ...within];
}
