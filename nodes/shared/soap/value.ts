import type { XmlNode } from './tree';
import type { SoapElement } from './wsdl';

/**
 * An element as a plain JSON value: text as it stands, records as objects, array wrappers as arrays of any length,
 * xsi:nil and empty records as null. What the schema does not know is read by its form: children make an object,
 * a repeated name makes an array.
 */
export function valueOf(node: XmlNode, element: SoapElement | undefined): unknown {
  if (element?.item !== undefined) return rowsOf(node, { name: element.item, type: element.type });
  if (node.nil) return null;
  if (node.children.length > 0) return recordOf(node, element);
  const isRecord = Array.isArray(element?.type);
  return isRecord && node.text.trim() === '' ? null : node.text;
}

/** Every child is a row, whatever its name: a row must not be lost to a wrong name in a declaration. */
function rowsOf(node: XmlNode, item: SoapElement): unknown[] {
  return node.children.map((child) => valueOf(child, item));
}

function recordOf(node: XmlNode, element: SoapElement | undefined): Record<string, unknown> {
  const fields = Array.isArray(element?.type) ? element.type : [];
  const record: Record<string, unknown> = {};
  const repeated = new Map<string, unknown[]>();
  for (const child of node.children) {
    const { name } = child;
    const field = fields.find((each) => each.name === name);
    const value = valueOf(child, field);
    const list = repeated.get(name);
    if (list) list.push(value);
    else if (Object.hasOwn(record, name)) {
      const both = [record[name], value];
      repeated.set(name, both);
      setMember(record, name, both);
    } else setMember(record, name, value);
  }
  return record;
}

/** Makes an element called __proto__ a key like any other. */
function setMember(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') record[name] = value;
  else Object.defineProperty(record, name, { value, configurable: true, enumerable: true, writable: true });
}
