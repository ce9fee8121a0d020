import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { ROWS } from '../describe/control';
import { jsonName, modeName } from '../describe/describe';
import { callOptions, defaultBatch, DEFAULT_RUN_OPTIONS, type RunOptions } from '../describe/options';
import {
  boolean,
  control,
  formFields,
  integer,
  isAbsent,
  isPlainObject,
  parseFields,
  type Field,
  type Operation,
  type Problem,
  type Values,
} from '../operation';
import type { ParameterReader } from './parameters';

/** What one item asks for, checked; or everything that is wrong with it. */
export type ItemInput = { ok: true; values: Values; limit?: number } | { ok: false; problems: Problem[] };

/** Reads and checks the parameters of every item. An expression that fails is a problem of its field and item. */
export function readItems(
  context: IExecuteFunctions,
  operation: Operation,
  reader: ParameterReader,
): ItemInput[] {
  const timezone = context.getTimezone();
  const fields = formFields(operation);
  return context.getInputData().map((_, itemIndex) => {
    const item = new ItemReader(reader, itemIndex);
    for (const field of fields) item.take(field);
    const { values, problems } = parseFields(fields, item.raw, { timezone });
    const { limit, ...limitProblems } = operation.walk ? item.limit(timezone) : { problems: [] };
    // A field that could not be read is not to be called missing as well.
    const unread = new Set(item.problems.map(({ name }) => name));
    const all = [
      ...item.problems,
      ...problems.filter(({ name }) => !unread.has(name)),
      ...limitProblems.problems,
    ];
    return all.length > 0 ? { ok: false, problems: all } : { ok: true, values, limit };
  });
}

/** The raw values of one item, and what went wrong in reading them. */
class ItemReader {
  readonly raw: Record<string, unknown> = {};
  readonly problems: Problem[] = [];

  constructor(
    private readonly reader: ParameterReader,
    private readonly itemIndex: number,
  ) {}

  take(field: Field): void {
    try {
      const path = field.group === undefined ? field.name : `${field.group}.${field.name}`;
      const value = this.valueOf(field);
      this.raw[field.name] = value;
      if (isMissing(field, value) && this.reader.isExpression(path))
        this.complain(field, missing(field, value));
    } catch (error) {
      this.complain(field, messageOf(error));
    }
  }

  /** How many records the item wants; undefined is all of them. */
  limit(timezone: string): { limit?: number; problems: Problem[] } {
    try {
      const raw = { returnAll: this.read('returnAll'), limit: this.read('limit') };
      const { values, problems } = parseFields(LIMITS, raw, { timezone });
      return { limit: values.limit as number | undefined, problems };
    } catch (error) {
      return { problems: [{ field: 'Return All', name: 'returnAll', message: messageOf(error) }] };
    }
  }

  private valueOf(field: Field): unknown {
    if (field.type.kind === 'records') return this.rows(field);
    if (field.group === undefined) return this.read(field.name);
    const group = this.read(field.group);
    if (group === undefined || isPlainObject(group)) return group?.[field.name];
    throw new Error(`expected the fields of ${field.group}, got something else`);
  }

  /** A list of records as the user gave it: JSON, or the rows of the form. */
  private rows(field: Field): unknown {
    if (this.read(modeName(field)) === 'json') {
      const json = this.read(jsonName(field));
      // What the editor starts with is nothing given.
      return json === '[]' ? undefined : json;
    }
    const form = this.read(field.name);
    const rows = isPlainObject(form) ? form[ROWS] : form;
    return Array.isArray(rows) && rows.length === 0 ? undefined : rows;
  }

  private read(name: string): unknown {
    return this.reader.read(name, this.itemIndex);
  }

  private complain({ label, name }: Field, message: string): void {
    this.problems.push({ field: label, name, message: `${label}: ${message}` });
  }
}

const LIMITS: Field[] = [
  control('returnAll', boolean(), { label: 'Return All' }),
  control('limit', integer({ min: 1 }), {
    label: 'Limit',
    required: true,
    shownIf: { field: 'returnAll', is: false },
  }),
];

/**
 * An expression that yields nothing is likely a typo in a path. Left out silently, a filter would widen the list and an
 * optional value would not be changed; required fields say so themselves. Empty text and null in an update mean "not given".
 */
const isMissing = (field: Field, value: unknown): boolean =>
  !field.required &&
  field.in !== 'none' &&
  (field.group === 'filters' ? isAbsent(value) : value === undefined);

const missing = (field: Field, value: unknown): string =>
  field.group === 'filters'
    ? `expected a value to filter by, got nothing (the value is ${value === '' ? 'empty' : String(value)}). Remove the filter to list without it.`
    : 'expected a value, got nothing (the expression yields undefined). Let it yield empty text to leave the field out.';

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | undefined)?.message ?? error);

/**
 * The "Options" collection, from the first item: it says how the run is made, not what an item asks for.
 * Throws NodeOperationError for a value out of bounds.
 */
export function readOptions(
  context: IExecuteFunctions,
  operation: Operation,
  reader: ParameterReader,
): RunOptions {
  const given = reader.read('options', 0);
  const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, batchSize: defaultBatch(operation) };
  for (const { name, displayName, typeOptions } of callOptions(operation)) {
    const value = isPlainObject(given) ? given[name] : undefined;
    if (value === undefined) continue;
    const { minValue = 0, maxValue = Number.MAX_SAFE_INTEGER, numberPrecision } = typeOptions ?? {};
    const number = Number(value);
    const fits =
      number >= minValue && number <= maxValue && (numberPrecision !== 0 || Number.isInteger(number));
    if (isAbsent(value) || !fits) {
      const kind = numberPrecision === 0 ? 'a whole number' : 'a number';
      const most =
        typeOptions?.maxValue === undefined ? `of at least ${minValue}` : `from ${minValue} to ${maxValue}`;
      throw new NodeOperationError(
        context.getNode(),
        `Option ${displayName}: expected ${kind} ${most}, got "${String(value)}"`,
      );
    }
    options[name as keyof RunOptions] = number;
  }
  return options;
}
