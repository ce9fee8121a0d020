import type { Field, Locator, Operation, Rule } from './declaration';
import { fieldsOfRule } from './rule';

/** `locator('customer', 'Customer', { id: 'customerId', code: 'customerCode' }, 'Customer who orders')`. */
export const locator = (
  name: string,
  label: string,
  keys: Locator['keys'],
  description?: string,
): Locator => ({ name, label, keys, description });

/** The fields of a locator by their modes, in the order of the form. */
export function modesOf({ keys }: Locator, fields: Field[]): Array<[mode: string, field: Field]> {
  const named = Object.entries(keys).flatMap(([mode, name]): Array<[string, Field]> => {
    const field = fields.find((each) => each.name === name);
    return field ? [[mode, field]] : [];
  });
  const listed = named.find(([, { list }]) => list !== undefined);
  return listed ? [['list', listed[1]], ...named] : named;
}

/** The locator that has this field as a mode, if there is one. */
export const locatorOf = (
  { locators = [] }: Pick<Operation, 'locators'>,
  name: string,
): Locator | undefined => locators.find(({ keys }) => Object.values(keys).includes(name));

/** Whether an item must always give one of the keys. */
export const isRequired = (locator: Locator, { rules = [] }: Operation): boolean =>
  rules.some(
    (rule) => (rule.kind === 'oneOf' || rule.kind === 'atLeastOne') && !rule.unless && isAbout(locator, rule),
  );

/** The operation with rules that use the label of the locator, as the form does. */
export function withLocators(declaration: Operation): Operation {
  const { locators = [], rules } = declaration;
  if (locators.length === 0 || !rules) return declaration;
  const named = rules.map((rule) => {
    const label = locators.find((each) => isAbout(each, rule))?.label;
    if (label !== undefined) return { ...rule, label };
    const labels = Object.fromEntries(locators.flatMap((each) => labelsIn(each, rule)));
    return Object.keys(labels).length === 0 ? rule : { ...rule, labels };
  });
  return { ...declaration, rules: named };
}

const isAbout = ({ keys }: Locator, rule: Rule): boolean =>
  fieldsOfRule(rule).every((name) => Object.values(keys).includes(name));

/** The keys of a locator that a rule is about, with the label under which the form shows them. */
const labelsIn = ({ keys, label }: Locator, rule: Rule): Array<[string, string]> =>
  fieldsOfRule(rule)
    .filter((name) => Object.values(keys).includes(name))
    .map((name) => [name, label]);

/** Throws if a locator can't be shown, or names a field that the operation does not have. */
export function assertLocators({ locators = [], fields }: Operation, where: string): void {
  for (const { name, keys } of locators) {
    const names = Object.values(keys);
    const unknown = names.find((each) => !fields.some((field) => field.name === each));
    if (unknown !== undefined)
      throw new Error(`${where} locates ${name} by ${unknown}, which it does not have`);
    if (fields.some((field) => field.name === name)) throw new Error(`${where} has ${name} twice`);
    if (new Set(names).size < 2) throw new Error(`${where} locates ${name} by fewer than two keys`);
    const barred = fields.find((field) => names.includes(field.name) && (field.required || field.shownIf));
    if (barred) throw new Error(`${where}: ${barred.name} is no alternative of others`);
  }
}
