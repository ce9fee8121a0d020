import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Redactor } from '../http/redact';
import { headersOf } from '../invoke/headers';
import type { HeaderOption } from '../operation';
import type { ParameterReader } from './parameters';

/**
 * The headers that users may set in the "Options" collection, from the first item: they apply to the whole run.
 * Throws NodeOperationError for an invalid value.
 */
export function readHeaders(
  context: IExecuteFunctions,
  { headerOptions = [] }: { headerOptions?: HeaderOption[] },
  reader: ParameterReader,
  { text }: Redactor,
): Record<string, string> {
  const given = Object.fromEntries(
    headerOptions.map(({ field }) => [field.name, reader.read(`options.${field.name}`, 0)]),
  );
  const { headers, problems } = headersOf(headerOptions, given, context.getTimezone());
  const [problem] = problems;
  if (problem) throw new NodeOperationError(context.getNode(), `Option ${text(problem.message)}`);
  return headers;
}
