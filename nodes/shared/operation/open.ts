import type { Field, Operation, Values } from './declaration';
import type { Problem } from './misfit';
import { json } from './type';
import { isPlainObject } from './value';
import { formFields } from './walk';

/** Name of the parameter with members that the vendor's page leaves out. */
export const OPEN = 'additionalFieldsJson';

const LABEL = 'Additional Fields (JSON)';

/** All fields that an operation reads from an item: those of its form, and the JSON if it is open. */
export const inputFields = (operation: Operation): Field[] =>
  operation.open === undefined
    ? formFields(operation)
    : [
        ...formFields(operation),
        { name: OPEN, wire: OPEN, in: 'none', type: json(), label: LABEL, required: false },
      ];

/**
 * Problems of the members given as JSON: they must not replace a documented field or contain a credential.
 * In: `reserved`, the names under which a credential travels.
 */
export function checkOpen(operation: Operation, values: Values, reserved: string[]): Problem[] {
  const given = values[OPEN];
  if (given === undefined) return [];
  const problem = (message: string): Problem => ({
    field: LABEL,
    name: OPEN,
    message: `${LABEL}: ${message}`,
  });
  if (!isPlainObject(given)) return [problem('expected an object, such as { "notes": "Gift" }')];
  const names = takenNames(operation);
  return Object.keys(given).flatMap((member) => {
    const key = member.toLowerCase();
    if (reserved.some((name) => name.toLowerCase() === key) || member === '__proto__')
      return [problem(`"${member}" can't be set here`)];
    const field = names.get(key);
    return field ? [problem(`"${member}" has a field of its own: ${field.label}`)] : [];
  });
}

const taken = new WeakMap<Operation, Map<string, Field>>();

/** Documented fields by the member or parameter that carries them, in lower case. */
function takenNames(operation: Operation): Map<string, Field> {
  const known = taken.get(operation);
  if (known) return known;
  const { fields, open } = operation;
  const names = fields
    .filter((field) => field.in === open)
    .map((field) => [(field.wire.split(/\.|\[\]/)[0] ?? '').toLowerCase(), field] as const);
  const made = new Map(names);
  taken.set(operation, made);
  return made;
}
