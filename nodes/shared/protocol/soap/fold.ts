import type { Field } from '../../operation';

/** An element of a message: that of a field, or one around those of several. */
export type Folded = FieldElement | AroundElement;

export interface FieldElement {
  name: string;
  field: Field;
}

export interface AroundElement {
  name: string;
  /** One such element for each entry of the lists in it, as in `filters.SearchFilter[].FieldName`. */
  repeated: boolean;
  parts: Folded[];
}

/**
 * The elements that the wires of fields name: `customer.name` and `customer.city` are two elements in one. The order is
 * that of the declaration. Throws where two fields claim one element.
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
