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
  const all = formFields(operation);
  const keys = keysOf(operation, all);
  const fields = [...all.filter(({ name }) => keys.has(name)), ...all.filter(({ name }) => !keys.has(name))];
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

/** The names of the keys of an update, and of the fields that show them. */
function keysOf({ merge }: Operation, fields: Field[]): Set<string> {
  const keys = Object.values(merge?.key ?? {});
  const shownBy = fields.flatMap(({ name, shownIf }) =>
    keys.includes(name) && shownIf ? [shownIf.field] : [],
  );
  return new Set([...shownBy, ...keys]);
}

/** The label of a mode: "By Code", "By Internal ID". */
export const modeLabel = (mode: string): string => `By ${titleOf(mode)}`;
