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
  const values = new Map<string, unknown[]>();
  for (const child of node.children) {
    const field = fields.find(({ name }) => name === child.name);
    const value = valueOf(child, field);
    const before = values.get(child.name);
    if (before) before.push(value);
    else values.set(child.name, [value]);
  }
  // fromEntries makes an element called __proto__ a key like any other.
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}
