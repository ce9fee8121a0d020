import { formFields, isRequired, locatorOf, modesOf, type Field, type Operation } from '../operation';

/** A parameter of the form: one field, or several as the modes of a resource locator. */
export interface DrawnField extends Field {
  modes?: Array<[mode: string, field: Field]>;
}

/** What the form of an operation shows, in order. A locator takes the place of its first field. */
export function drawnFields(operation: Operation): DrawnField[] {
  const fields = formFields(operation);
  const drawn = new Set<string>();
  return fields.flatMap((field): DrawnField[] => {
    const locator = locatorOf(operation, field.name);
    if (!locator) return [field];
    if (drawn.has(locator.name)) return [];
    drawn.add(locator.name);
    const { name, label, description } = locator;
    const required = isRequired(locator, operation);
    return [{ ...field, name, label, description, required, modes: modesOf(locator, fields) }];
  });
}

/** The label of a mode: "By Code". */
export const modeLabel = (mode: string): string =>
  mode === 'id' ? 'By ID' : `By ${mode.charAt(0).toUpperCase()}${mode.slice(1)}`;
