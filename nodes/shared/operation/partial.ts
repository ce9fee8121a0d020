import type { Field, Operation, Type } from './declaration';

/**
 * If the given values are merged into an existing record, members of the body's records are not required: the record has
 * them already. Rows of a list are replaced as a whole, so their required members stay required.
 */
export function withPartialRecords(declaration: Operation): Operation {
  const { call, merge } = declaration;
  const isLaid = merge?.kind === 'whole' || (call.kind === 'http' && call.body === 'patch');
  return isLaid ? { ...declaration, fields: declaration.fields.map(withPartial) } : declaration;
}

const withPartial = (field: Field): Field =>
  field.type.kind === 'record' ? { ...field, type: partial(field.type) } : field;

const known = new WeakMap<readonly Field[], Field[]>();

/** Made once per list of fields, on first use: types may contain each other. */
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
  // The partial form of partial fields is themselves.
  known.set(relaxed, relaxed);
  return relaxed;
}
