import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { callOptions, DEFAULT_RUN_OPTIONS, largestBatch, type RunOptions } from '../describe/options';
import { jsonName, modeName } from '../describe/describe';
import { ROWS } from '../describe/control';
import {
  isPlainObject,
  parseFields,
  type Field,
  type Operation,
  type Problem,
  type Values,
} from '../operation';
import type { ParameterReader } from './parameters';

/** What one item asks for, checked; or everything that is wrong with it. */
export type ItemInput =
  { ok: true; values: Values; limit?: number } | { ok: false; problems: Problem[]; cause?: Error };

/** Reads and checks the parameters of every item. An expression that fails is a problem of its item. */
export function readItems(
  context: IExecuteFunctions,
  operation: Operation,
  reader: ParameterReader,
): ItemInput[] {
  const timezone = context.getTimezone();
  return context.getInputData().map((_, itemIndex) => {
    try {
      return readItem(operation, reader, itemIndex, timezone);
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      return { ok: false, problems: [{ field: '', name: '', message: cause.message }], cause };
    }
  });
}

function readItem(
  operation: Operation,
  reader: ParameterReader,
  itemIndex: number,
  timezone: string,
): ItemInput {
  const raw: Record<string, unknown> = {};
  const emptyFilters: Problem[] = [];
  const filters = operation.fields.some(({ group }) => group === 'filters')
    ? reader.read('filters', itemIndex)
    : {};
  for (const field of operation.fields) {
    if (field.group === 'filters') {
      if (!isPlainObject(filters) || !Object.hasOwn(filters, field.name)) continue;
      raw[field.name] = filters[field.name];
      if (raw[field.name] === undefined || raw[field.name] === null) emptyFilters.push(emptyFilter(field));
    } else {
      raw[field.name] =
        field.type.kind === 'records'
          ? readRows(field, reader, itemIndex)
          : reader.read(field.name, itemIndex);
    }
  }
  const { values, problems } = parseFields(operation.fields, raw, { timezone });
  const all = [...emptyFilters, ...problems];
  if (all.length > 0) return { ok: false, problems: all };
  return { ok: true, values, limit: operation.walk ? readLimit(reader, itemIndex) : undefined };
}

/** A filter that silently vanishes would widen the list: say so instead. */
const emptyFilter = (field: Field): Problem => ({
  field: field.label,
  name: field.name,
  message: `${field.label}: expected a value to filter by, got nothing (the value is undefined or null). Remove the filter to list without it.`,
});

/** A list of records as the user gave it: JSON, or the rows of the form. */
function readRows(field: Field, reader: ParameterReader, itemIndex: number): unknown {
  if (reader.read(modeName(field), itemIndex) === 'json') return reader.read(jsonName(field), itemIndex);
  const form = reader.read(field.name, itemIndex);
  const rows = isPlainObject(form) ? form[ROWS] : form;
  return Array.isArray(rows) && rows.length === 0 ? undefined : rows;
}

function readLimit(reader: ParameterReader, itemIndex: number): number | undefined {
  if (reader.read('returnAll', itemIndex) === true) return undefined;
  const limit = Number(reader.read('limit', itemIndex));
  if (!Number.isInteger(limit) || limit < 1)
    throw new Error(`Limit: expected a whole number of at least 1, got "${limit}"`);
  return limit;
}

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
  const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, batchSize: largestBatch(operation) ?? 1 };
  for (const { name, displayName, typeOptions } of callOptions(operation)) {
    const value = isPlainObject(given) ? given[name] : undefined;
    if (value === undefined) continue;
    const { minValue = 0, maxValue = Number.MAX_SAFE_INTEGER } = typeOptions ?? {};
    const number = Number(value);
    if (value === '' || value === null || !(number >= minValue && number <= maxValue)) {
      const most =
        typeOptions?.maxValue === undefined ? `of at least ${minValue}` : `from ${minValue} to ${maxValue}`;
      throw new NodeOperationError(
        context.getNode(),
        `Option ${displayName}: expected a number ${most}, got "${String(value)}"`,
      );
    }
    options[name as keyof RunOptions] = number;
  }
  return options;
}
