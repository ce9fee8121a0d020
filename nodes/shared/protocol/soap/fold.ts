import type { Field } from '../../operation';

/** An element of a message: the element of a field, or one around several elements. */
export type Folded = FieldElement | AroundElement;

export interface FieldElement {
  name: string;
  field: Field;
}

export interface AroundElement {
  name: string;
  /** There is one such element for each entry of the lists in it, as in `filters.SearchFilter[].FieldName`. */
  repeated: boolean;
  parts: Folded[];
}

/**
 * The elements of a message, from the wires of its fields, in the order of the declaration. `customer.name` and
 * `customer.city` become two elements inside one. Throws if two fields claim the same element.
 */
export function folded(fields: Field[]): Folded[] {
  const top: Folded[] = [];
  for (const field of fields) {
    const steps = field.wire.split('.');
    const name = withoutBrackets(steps.pop() ?? '');
    const parts = steps.reduce((within, step) => around(within, step).parts, top);
    if (named(parts, name)) throw new Error(`Two fields claim the element ${field.wire}`);
    parts.push({ name, field });
  }
  return top;
}

function around(parts: Folded[], step: string): AroundElement {
  const name = withoutBrackets(step);
  const known = named(parts, name);
  if (known && 'parts' in known) return known;
  if (known) throw new Error(`One field claims the element ${name}, and others are in it`);
  const made: AroundElement = { name, repeated: step.endsWith('[]'), parts: [] };
  parts.push(made);
  return made;
}

const named = (parts: Folded[], name: string): Folded | undefined => parts.find((part) => part.name === name);

const withoutBrackets = (step: string): string => step.replace(/\[\]$/, '');
