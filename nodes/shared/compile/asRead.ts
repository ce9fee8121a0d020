import { json, type Field, type Operation, type Shape, type Type } from '../operation';

const known = new WeakMap<Operation, Operation>();

const asReads = new WeakSet<Operation>();

/**
 * The same read, but values stay as received: only lists and records are recognized, and long numbers stay numbers. What is
 * sent back to a vendor must be what it sent.
 */
export function asRead(read: Operation): Operation {
  const made = known.get(read) ?? {
    ...read,
    result: { ...read.result, shape: plainShape(read), beside: undefined, undeclared: undefined },
  };
  known.set(read, made);
  asReads.add(made);
  return made;
}

/** Whether an operation was made by {@link asRead}. */
export const isAsRead = (operation: Operation): boolean => asReads.has(operation);

const plainShape = ({ result }: Operation): Shape =>
  Object.fromEntries(Object.entries(result.shape).map(([name, type]) => [name, plain(type)]));

function plain(type: Type): Type {
  if (type.kind === 'list') return { ...type, of: plain(type.of) };
  if (type.kind !== 'record' && type.kind !== 'records') return json();
  const { item } = type as { item?: string };
  const like = type.kind === 'record' ? { kind: type.kind } : { kind: type.kind, itemLabel: '', item };
  // Types may contain each other, so members are made on first use.
  return Object.defineProperty(like, 'fields', {
    get: () => plainFields(type.fields),
    enumerable: true,
  }) as Type;
}

const plainByFields = new WeakMap<Field[], Field[]>();

function plainFields(fields: Field[]): Field[] {
  const made = plainByFields.get(fields) ?? fields.map((field) => ({ ...field, type: plain(field.type) }));
  plainByFields.set(fields, made);
  return made;
}
