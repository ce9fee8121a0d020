import {
  formFields,
  isRequired,
  locatorOf,
  modesOf,
  titleOf,
  type Field,
  type Operation,
} from '../operation';

/** A parameter of the form: one field, or several as the modes of a resource locator. */
export interface DrawnField extends Field {
  modes?: Array<[mode: string, field: Field]>;
}

/**
 * What the form of an operation shows, in order. The keys of an update come first, wherever they travel. A locator takes the
 * place of its first field.
 */
export function drawnFields(operation: Operation): DrawnField[] {
  const fields = keysFirst(operation, formFields(operation));
  if (!operation.locators) return fields;
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

/** The fields with the keys of an update first, and with those that show the keys. */
function keysFirst({ merge }: Operation, fields: Field[]): Field[] {
  if (!merge) return fields;
  const keys = Object.values(merge.key);
  const shownBy = fields.flatMap(({ name, shownIf }) =>
    keys.includes(name) && shownIf ? [shownIf.field] : [],
  );
  const first = new Set([...shownBy, ...keys]);
  return [...fields.filter(({ name }) => first.has(name)), ...fields.filter(({ name }) => !first.has(name))];
}

/** The label of a mode: "By Code", "By Internal ID". */
export const modeLabel = (mode: string): string => `By ${titleOf(mode)}`;
