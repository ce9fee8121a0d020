import type { Field, Operation, Type } from './declaration';

/**
 * The operation in which nothing within a record of the body is required, where what is given of it is laid over the record as
 * it is. A row of a list replaces another as a whole, so what it requires stays required.
 */
export function withPartialRecords(declaration: Operation): Operation {
  const { call, merge } = declaration;
  const isLaid = merge?.kind === 'whole' || (call.kind === 'http' && call.body === 'patch');
  return isLaid ? { ...declaration, fields: declaration.fields.map(withPartial) } : declaration;
}

const withPartial = (field: Field): Field =>
  field.type.kind === 'record' ? { ...field, type: partial(field.type) } : field;

const known = new WeakMap<readonly Field[], Field[]>();

/** Made of one list of fields once, on first use: types may contain each other. */
function partial(type: Extract<Type, { kind: 'record' }>): Type {
  let members: Field[] | undefined;
  return {
    kind: 'record',
    get fields() {
      members ??= partialFields(type.fields);
      return members;
    },
  };
}

function partialFields(fields: Field[]): Field[] {
  const made = known.get(fields);
  if (made) return made;
  const relaxed = fields.map((field) => ({ ...withPartial(field), required: false, requiredIf: undefined }));
  known.set(fields, relaxed);
  // What is made of them again is the same.
  known.set(relaxed, relaxed);
  return relaxed;
}
