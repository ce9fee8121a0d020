import type { Field, LookUp, Money, Operation } from './declaration';
import { typeAt } from './objectType';

/**
 * How to find out whether a call was carried out:
 * `lookUp(search, { text: 'Search for the order number.', by: [{ from: 'chargeKey', field: 'orderId' }], … })`.
 */
export const lookUp = (read: Operation, options: Omit<LookUp, 'read'>): LookUp => ({ read, ...options });

/** For people: how to find out whether the call was carried out. */
export const lookUpText = ({ lookUp: how }: Operation): string | undefined =>
  typeof how === 'object' ? how.text : how;

/** The look-up that the node can do itself, if there is one. */
export const lookUpOf = ({ lookUp: how }: Operation): LookUp | undefined =>
  typeof how === 'object' ? how : undefined;

/** The fields of a call that moves money; undefined for other calls. */
export const moneyOf = ({ money }: Operation): Partial<Money> | undefined => (money === true ? {} : money);

/** Throws if a look-up names unknown fields of the call or the read, or if money moves without a look-up. */
export function assertLookUp(operation: Operation, where: string): void {
  const { effect, fields, batch } = operation;
  const money = moneyOf(operation);
  const how = lookUpOf(operation);
  if (money) {
    if (!how || effect !== 'once')
      throw new Error(`${where} moves money: it is once, and has a look-up as data`);
    if (batch) throw new Error(`${where} moves money: it travels in no batch`);
    const { amount, currency, approved, uncheckedIf } = money;
    const named = [amount, currency, approved?.allowed, uncheckedIf].filter((name) => name !== undefined);
    assertHas(fields, named, where);
  }
  if (!how) return;
  const { read, by, key, same, parts, behind, changes, duplicate, original } = how;
  if (read.effect !== 'read' || (!read.result.many && !changes))
    throw new Error(`${where} is looked up by an operation that reads no list`);
  const ofOthers = [
    ...(behind ? [behind.id.field, ...Object.values(behind.with)] : []),
    ...(original ? [...Object.keys(original.fills), ...Object.values(original.with)] : []),
  ];
  const given = [key.field, ...Object.values(same), ...by.map(({ from }) => from), ...ofOthers];
  assertHas(fields, parts ? [...given, parts.rows] : given, where);
  for (const other of [behind, duplicate, original]) {
    const stray = other && Object.keys(other.with).find((name) => !has(other.read.fields, name));
    if (stray !== undefined)
      throw new Error(`${where} fills ${stray}, which ${other?.read.operation} does not have`);
  }
  const unknown = by.map(({ field }) => field.split('.')[0] ?? '').find((name) => !has(read.fields, name));
  if (unknown !== undefined)
    throw new Error(`${where} is looked up by ${unknown}, which the read does not have`);
  const finders = [key.field, ...(key.of ?? []), ...Object.keys(original?.fills ?? {})];
  if (!by.some(({ from }) => finders.includes(from))) throw new Error(`${where} is not looked up by its key`);
  const isGiven = fields.some(
    ({ name, required, preset }) => name === key.field && (required || preset !== undefined),
  );
  if (money && !isGiven) throw new Error(`${where}: the key of a look-up is required`);
  assertHas(fields, key.of ?? [], where);
  assertOnlyOne(operation, how, where);
}

/** Throws if an existing record can't be removed as declared. */
function assertOnlyOne({ fields, money }: Operation, { onlyOne, read }: LookUp, where: string): void {
  if (!onlyOne) return;
  if (money) throw new Error(`${where} moves money: what is there already is judged by its look-up`);
  if (!onlyOne.replace) return;
  const { choice, operation, values = {}, with: given = {} } = onlyOne.replace;
  assertHas(fields, [choice, ...Object.values(given)], where);
  if (operation.effect !== 'idempotent')
    throw new Error(`${where} removes what stands by a call that may not be repeated`);
  const unknown = Object.keys({ ...values, ...given }).find((name) => !has(operation.fields, name));
  if (unknown !== undefined) throw new Error(`${where} removes by ${unknown}, which that call does not have`);
  const missing = Object.values(values).find((member) => typeAt(read.result.shape, member) === undefined);
  if (missing !== undefined) throw new Error(`${where} removes by ${missing}, which the read does not bring`);
}

const has = (fields: Field[], name: string): boolean => fields.some((field) => field.name === name);

function assertHas(fields: Field[], names: string[], where: string): void {
  const unknown = names.find((name) => !has(fields, name));
  if (unknown !== undefined) throw new Error(`${where} is looked up by ${unknown}, which it does not have`);
}
