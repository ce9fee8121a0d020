import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Problem } from '../operation';
import { itemsText } from './output';

/** How many different mistakes are shown, and how many values of one mistake. */
const MOST_MISTAKES = 10;
const MOST_VALUES = 3;

/** The items that share a mistake. */
interface Shared {
  problems: Problem[];
  items: number[];
}

/**
 * The error for input that can't be sent: the first mistake in the message, the others in the description, each once with
 * the items that share it. In: the bad items in input order, and the number of all items.
 */
export function toInputError(
  node: INode,
  bad: Array<{ itemIndex: number; problems: Problem[] }>,
  total: number,
): NodeOperationError {
  const [first, ...others] = mistakesOf(bad);
  const message = first ? sentenceOf(first, total) : 'The input is not valid';
  const more = others.length > MOST_MISTAKES ? [`And ${others.length - MOST_MISTAKES} more mistakes.`] : [];
  const lines = others
    .slice(0, MOST_MISTAKES)
    .map((shared) => `${sentenceOf(shared, total).replace(/\.$/, '')}.`);
  const description = ['Nothing was sent.', ...lines, ...more].join(' ');
  const error = new NodeOperationError(node, message, { description, itemIndex: first?.items[0] });
  // n8n replaces a message in which it finds the letters of an error code.
  error.message = message;
  return error;
}

function mistakesOf(bad: Array<{ itemIndex: number; problems: Problem[] }>): Shared[] {
  const found = new Map<string, Shared>();
  for (const { itemIndex, problems } of bad) {
    for (const problem of problems) {
      const key = keyOf(problem);
      const known = found.get(key) ?? { problems: [], items: [] };
      known.problems.push(problem);
      known.items.push(itemIndex);
      found.set(key, known);
    }
  }
  return [...found.values()];
}

const keyOf = ({ field, message, mistake }: Problem): string =>
  mistake ? JSON.stringify([field, mistake.rule, mistake.got === undefined]) : message;

function sentenceOf({ problems, items }: Shared, total: number): string {
  const [problem] = problems;
  const where = items.length > 1 && items.length === total ? `all ${total} items` : itemsText(items);
  if (!problem?.mistake || items.length === 1) return `${problem?.message} [${where}]`;
  const { field, mistake } = problem;
  const advice = mistake.advice === undefined ? '' : `. ${mistake.advice}`;
  if (mistake.got !== undefined) return `${mistake.rule}, got ${valuesOf(problems)}${advice} [${where}]`;
  const why = mistake.rule === '' ? '' : `, and is required because ${mistake.rule}`;
  return `${field} is empty on ${where}${why}${advice}.`;
}

/** The values that were found, each once: `"a", "b" and 38 other values`. */
function valuesOf(problems: Problem[]): string {
  const values = [...new Set(problems.map(({ mistake }) => mistake?.got ?? ''))];
  const more = values.length - MOST_VALUES;
  const shown = values.slice(0, MOST_VALUES).join(', ');
  return more > 0 ? `${shown} and ${more} other ${more === 1 ? 'value' : 'values'}` : shown;
}
