import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { DEFAULT_CARE, usualHours } from '../describe/care';
import { callOptions, defaultBatch, DEFAULT_RUN_OPTIONS, type RunOptions } from '../describe/options';
import type { Redactor } from '../http/redact';
import { isAbsent, type Operation } from '../operation';
import { isEmpty } from './itemReader';
import type { ParameterReader } from './parameters';

/**
 * The "Options" collection, from the first item: it is about the whole run, not about an item.
 * Throws NodeOperationError for a value out of bounds.
 */
export function readOptions(
  context: IExecuteFunctions,
  operation: Operation,
  reader: ParameterReader,
  redact: Redactor,
): RunOptions {
  const options: RunOptions = {
    ...DEFAULT_RUN_OPTIONS,
    batchSize: defaultBatch(operation),
    waitSeconds: operation.awaited?.seconds ?? 0,
    sameAttemptWithin: usualHours(operation),
  };
  for (const { name, type, displayName, typeOptions } of callOptions(operation)) {
    const path = `options.${name}`;
    const value = reader.read(path, 0);
    if (reader.isArgument(path) && isEmpty(value)) continue;
    const problem = reader.isExpression(path) && optionProblem(context, reader, name);
    if (problem)
      throw new NodeOperationError(context.getNode(), `Option ${displayName}: ${redact.text(problem)}`);
    if (value === undefined) continue;
    if (type === 'boolean') {
      if (value !== true && value !== false)
        throw new NodeOperationError(
          context.getNode(),
          `Option ${displayName}: expected true or false, got "${redact.text(String(value))}"`,
        );
      Object.assign(options, { [name]: value });
      continue;
    }
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
        `Option ${displayName}: expected ${kind} ${most}, got "${redact.text(String(value))}"`,
      );
    }
    Object.assign(options, { [name]: number });
  }
  return options;
}

/**
 * What is wrong with an option that is an expression. One that yields nothing would remove a limit. Limits and safety checks
 * apply to the whole run, so they can't differ by item.
 */
function optionProblem(
  context: IExecuteFunctions,
  reader: ParameterReader,
  name: string,
): string | undefined {
  const path = `options.${name}`;
  const first = reader.read(path, 0);
  if (first === undefined) return 'expected a value, got nothing (the expression yields undefined)';
  if (!(name in DEFAULT_CARE)) return undefined;
  for (const itemIndex of context.getInputData().keys()) {
    const value = reader.read(path, itemIndex);
    if (value !== first)
      return `expected the same for all items, since it is about the whole run, got "${String(first)}" for item 0 and "${String(value)}" for item ${itemIndex}`;
  }
  return undefined;
}
