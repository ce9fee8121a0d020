import type { Field, FieldOptions, ObjectType, PresetOptions, Shape, Type } from './declaration';
import { body } from './field';
import { camelCase, titleOf } from './naming';

/**
 * A vendor's record, declared once: `objectType('Invoice', () => [member('InvoiceNumber', key()), …])`, with members in the
 * order of the vendor's schema. Throws on first use if two members have one name.
 */
export function objectType(name: string, members: () => Field[]): ObjectType {
  let made: Field[] | undefined;
  return {
    kind: 'object',
    name,
    get fields() {
      return (made ??= distinct(name, members()));
    },
  };
}

function distinct(type: string, fields: Field[]): Field[] {
  const names = new Set<string>();
  for (const { name } of fields) {
    if (names.has(name)) throw new Error(`${type} has two members named ${name}`);
    names.add(name);
  }
  return fields;
}

/**
 * A member of an object type, by the vendor's spelling: `member('InvoiceDueDate', day())` is saved as `invoiceDueDate` and
 * labelled "Invoice Due Date", unless the options say otherwise.
 */
export const member = (
  wire: string,
  type: Type,
  options: (Partial<FieldOptions> & { name?: string }) | PresetOptions = {},
): Field => {
  const given = options as Partial<FieldOptions> & { name?: string };
  const { name = camelCase(wire), label = titleOf(wire), ...more } = given;
  return body(name, type, { label, ...more, wire });
};

export const isObjectType = (of: Shape | ObjectType): of is ObjectType => of.kind === 'object';

/** Members by the vendor's name, with their types. */
export function shapeOf({ fields }: { readonly fields: Field[] }): Shape {
  let shape = shapes.get(fields);
  if (!shape) {
    shape = Object.fromEntries(fields.map((field) => [field.wire, field.type]));
    shapes.set(fields, shape);
  }
  return shape;
}

/** Cached, because each row of a list needs the shape of its records. */
const shapes = new WeakMap<Field[], Shape>();

/** The shape of a result, given as an object type or member by member. */
export const asShape = (of: Shape | ObjectType): Shape => (isObjectType(of) ? shapeOf(of) : of);

/** The type of a member, by its path; undefined if it is not declared. */
export function typeAt(shape: Shape, path: string): Type | undefined {
  const [step = '', ...rest] = path.split('.');
  const type = shape[step];
  if (rest.length === 0 || type === undefined) return type;
  return type.kind === 'record' ? typeAt(shapeOf(type), rest.join('.')) : undefined;
}
