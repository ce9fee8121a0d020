import { MOST_MEMBERS, OutOfBounds } from '../../http/bounds';
import { setMember, Yields } from '../../operation';
import type { XmlNode } from './tree';
import type { SoapElement } from './wsdl';

/**
 * An element as a plain JSON value: text as it stands, records as objects, array wrappers as arrays of any length,
 * xsi:nil and empty records as null. What the schema does not know is read by its form: children make an object,
 * a repeated name makes an array.
 */
export function valueOf(node: XmlNode, element: SoapElement | undefined): unknown {
  const making = makeValue(node, element);
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
  }
}

/** As valueOf, the event loop turning in between. */
export async function valueInTurns(node: XmlNode, element: SoapElement | undefined): Promise<unknown> {
  const yields = new Yields();
  const making = makeValue(node, element);
  for (;;) {
    const step = making.next();
    if (step.done) return step.value;
    if (yields.due()) await yields.now();
  }
}

/** So many elements are made into values without a pause. */
const AT_ONCE = 1_000;

type Making<T> = Generator<undefined, T>;

function* makeValue(node: XmlNode, element: SoapElement | undefined): Making<unknown> {
  if (element?.item !== undefined) return yield* makeRows(node, { name: element.item, type: element.type });
  if (node.nil) return null;
  if (node.children.length > 0) return yield* makeRecord(node, element);
  const isRecord = Array.isArray(element?.type);
  return isRecord && node.text.trim() === '' ? null : node.text;
}

/** Every child is a row, whatever its name: a row must not be lost to a wrong name in a declaration. */
function* makeRows(node: XmlNode, item: SoapElement): Making<unknown[]> {
  const rows: unknown[] = [];
  yield* eachChild(node, function* (child) {
    rows.push(yield* makeValue(child, item));
  });
  return rows;
}

function* makeRecord(node: XmlNode, element: SoapElement | undefined): Making<Record<string, unknown>> {
  const fields = Array.isArray(element?.type) ? element.type : [];
  const record: Record<string, unknown> = {};
  const repeated = new Map<string, unknown[] | undefined>();
  yield* eachChild(node, function* (child) {
    const { name } = child;
    const field = fields.find((each) => each.name === name);
    const value = yield* makeValue(child, field);
    const list = repeated.get(name);
    if (list) list.push(value);
    else if (repeated.has(name)) {
      const both = [record[name], value];
      repeated.set(name, both);
      setMember(record, name, both);
    } else {
      if (repeated.size >= MOST_MEMBERS) throw OutOfBounds.members('An element', 'members');
      repeated.set(name, undefined);
      setMember(record, name, value);
    }
  });
  return record;
}

function* eachChild(node: XmlNode, take: (child: XmlNode) => Making<void>): Making<void> {
  let sincePause = 0;
  for (const child of node.children) {
    yield* take(child);
    sincePause += child.size;
    if (sincePause < AT_ONCE) continue;
    sincePause = 0;
    yield;
  }
}
