import { NodeOperationError, type INode } from 'n8n-workflow';
import {
  isAbsent,
  isPlainObject,
  parseFields,
  searchOf,
  withTyped,
  type FormNeed,
  type ListRead,
  type ListVia,
  type Operation,
  type PickList,
  type Values,
  valueAt,
} from '../operation';
import { askedFor } from './asked';

/** What a user can always do when a list can't be shown. */
export const BY_HAND = 'You can also enter the value instead of picking it.';

/** What has the values that a read needs: the open editor, or a node that runs. */
export interface Form {
  getNode(): INode;
  getTimezone(): string;
  getCurrentNodeParameter(path: string): unknown;
}

/** A read with its values from the form, and the read before it. */
export interface Asked {
  operation: Operation;
  values: Values;
  before?: { via: ListVia; asked: Asked; labels: string[] };
}

/** Makes one read and returns its first record. */
export type ReadFirst = (
  operation: Operation,
  values: Values,
) => Promise<Record<string, unknown> | undefined>;

/**
 * The form's values for a read, and for those before it.
 * Throws NodeOperationError while a value is missing; nothing is sent then.
 */
export function askedOf(context: Form, read: ListRead): Asked {
  const { operation, values, via } = read;
  const always = askedFor({ read: operation, values, by: [] }, {});
  const asked = { operation, values: { ...always, ...neededValues(context, read) } };
  return via ? { ...asked, before: { via, asked: askedOf(context, via), labels: labelsOf(via) } } : asked;
}

/**
 * All values of a read. Values that come from another read are read first.
 * Throws NodeOperationError if that read does not return them.
 */
export async function valuesFor(
  context: Form,
  { operation, values, before }: Asked,
  readFirst: ReadFirst,
): Promise<Values> {
  if (!before) return values;
  const { via, asked, labels } = before;
  const record = await readFirst(asked.operation, await valuesFor(context, asked, readFirst));
  const given = Object.entries(via.gives).map(([name, member]) => [name, valueAt(record, member)] as const);
  const brought = fitting(context, operation, Object.fromEntries(given));
  if (brought && given.every(([name]) => brought[name] !== undefined)) return { ...values, ...brought };
  throw unready(context, `There is nothing to list for this ${labels.join(' and ') || 'account'}`);
}

/** The values that search for a text; undefined if no record can match, as with letters in a number. */
export function searchValues(context: Form, list: PickList, typed: string): Values | undefined {
  const search = searchOf(list);
  if (!search || typed === '') return {};
  return fitting(context, list.operation, { [search.field]: withTyped(search.as, typed) });
}

const labelsOf = ({ needs = {}, via }: ListRead): string[] => [
  ...Object.values(needs).map(({ label }) => label),
  ...(via ? labelsOf(via) : []),
];

function neededValues(context: Form, { needs = {}, operation }: ListRead): Values {
  return Object.assign(
    {},
    ...Object.entries(needs).map(([name, need]) => {
      const { mode, value } = need.means ? meantValue(context, need, need.means) : formValue(context, need);
      if (!KEY_MODES.has(mode))
        throw unready(context, `Choose ${need.label} from the list or by ID: the list depends on it`);
      const values = fitting(context, operation, { [name]: value });
      if (values) return values;
      throw unready(context, `${need.label} has no value yet that the list could be read for`);
    }),
  ) as Values;
}

/** The value of a parameter, and the mode if it is a locator. */
interface Given {
  mode: string;
  value: unknown;
}

/** The modes of a locator that hold the key itself. '' stands for a parameter that is not a locator. */
const KEY_MODES: ReadonlySet<string> = new Set(['', 'list', 'id']);

/**
 * The value of a parameter in the form. For an expression, the editor sends its value if it has one, else null or the
 * expression itself. An empty parameter is ''.
 */
function formValue(context: Form, { label, parameter }: FormNeed): Given {
  const all = [parameter].flat().map((path) => givenBy(context.getCurrentNodeParameter(path)));
  const given = all.find(({ value }) => !isAbsent(value));
  if (isExpression(given?.value) || (!given && all.some(({ value }) => value === null))) {
    const todo = 'Run the nodes before this one';
    throw unready(context, `${label} is an expression without a value yet: the list depends on it`, todo);
  }
  if (!given) throw unready(context, `Choose ${label} first: the list depends on it`);
  return given;
}

/** What the values of all parameters of a need stand for. Throws NodeOperationError if they stand for nothing. */
function meantValue(context: Form, need: FormNeed, means: Record<string, string>): Given {
  const values = [need.parameter].flat().map((parameter) => chosenIn(context, { ...need, parameter }));
  const value = means[values.join('.')];
  if (value === undefined) throw notListed(context, need);
  return { mode: '', value };
}

/** The value of a choice in the form, as text. Throws NodeOperationError while it has none. */
export const chosenIn = (context: Form, need: FormNeed): string => String(formValue(context, need).value);

/** The error of a list that can't be read for what the form has. */
export const notListed = (context: Form, { label }: FormNeed): NodeOperationError =>
  unready(context, `There is no list for this ${label}`);

const isExpression = (value: unknown): boolean => typeof value === 'string' && /^=.*\{\{.*\}\}/s.test(value);

const givenBy = (given: unknown): Given =>
  isPlainObject(given) && given.__rl === true
    ? { mode: String(given.mode), value: given.value }
    : { mode: '', value: given };

/** The checked values of an operation's fields; undefined if one is not valid. */
function fitting(context: Form, { fields }: Operation, raw: Record<string, unknown>): Values | undefined {
  const filled = fields.filter(({ name }) => Object.hasOwn(raw, name));
  const { values, problems } = parseFields(filled, raw, { timezone: context.getTimezone() });
  return problems.length === 0 ? values : undefined;
}

function unready(context: Form, message: string, todo?: string): NodeOperationError {
  const description = todo === undefined ? BY_HAND : `${todo}. ${BY_HAND}`;
  return new NodeOperationError(context.getNode(), message, { description });
}
