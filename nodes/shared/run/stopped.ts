import type { INode } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { Redactor } from '../http/redact';
import { messageOf, toNodeError } from '../invoke/nodeError';
import { entryName, repeatedNames, type Field, type Operation, type Value } from '../operation';
import { itemsText, summarise } from './output';
import { redactorOfUnit } from './secrets';
import type { Unit, UnitOutcome } from './unit';

/** How many records are named. */
const NAMED = 3;

/**
 * The error of a run that stopped: its first failure in input order, with all items that failed in the same way, the record
 * that was refused, and what became of all others. Undefined if nothing failed.
 */
export function stopError(
  node: INode,
  operation: Operation,
  units: Unit[],
  outcomes: Array<UnitOutcome | undefined>,
  redact: Redactor,
): Error | undefined {
  const failed: Array<{ unit: Unit; failure: CallFailure }> = [];
  for (const [index, unit] of units.entries()) {
    const outcome = outcomes[index];
    if (outcome && !outcome.ok) failed.push({ unit, failure: outcome.failure });
  }
  const [first] = failed;
  if (!first) return undefined;
  const alike = failed
    .filter(({ failure }) => messageOf(failure) === messageOf(first.failure))
    .map(({ unit }) => unit);
  const isRefused = first.failure.kind === 'refused' && first.failure.outcome === 'failed';
  const names = alike
    .filter(({ entry }) => isRefused || entry !== undefined)
    .map((unit) => {
      const name = recordName(operation, unit);
      return name && redactorOfUnit(unit.own ?? operation, unit, redact).text(name);
    })
    .filter((name) => name !== undefined);
  const isNamed =
    isRefused && alike.length === 1 && names[0] !== undefined && !holds(first.failure, names[0]);
  const failure = isNamed
    ? first.failure.with({ message: `${names[0]}: ${first.failure.message}` })
    : first.failure;
  const summary = units.length > 1 ? summarise(units, outcomes) : undefined;
  const which = isNamed ? undefined : listed(names, first.failure);
  const about = [which, summary].filter(Boolean).join(' ') || undefined;
  const items = itemsText(alike.map(({ itemIndex }) => itemIndex));
  return toNodeError(node, failure, redact, first.unit.itemIndex, about, items);
}

/** Whether the message already names the record. */
const holds = ({ message }: CallFailure, name: string): boolean =>
  message.includes(name.slice(name.lastIndexOf(' ') + 1));

/** The records that a failure is about: "Credit 450081, Credit 450082 and 14 more." */
function listed(names: string[], failure: CallFailure): string | undefined {
  const all = [...new Set(names)].filter((name) => !holds(failure, name));
  if (all.length === 0) return undefined;
  const more = all.length > NAMED ? ` and ${all.length - NAMED} more` : '';
  return `${all.slice(0, NAMED).join(', ')}${more}.`;
}

/** The name of a record in an error, by its own key: "Invoice 11679"; undefined if it has none yet. */
export function recordName(operation: Operation, { entry, values }: Unit): string | undefined {
  if (entry !== undefined) return shortened(entryName(operation, entry), operation);
  // A list is not about one record, and an account in a header is not a record.
  if (operation.effect === 'read' && operation.result.many) return undefined;
  const own = repeatedNames(operation);
  const field = operation.fields.find(
    (each) => each.required && each.in !== 'header' && isKey(each, own.includes(each.name)),
  );
  const value = field && onlyValue(values[field.name]);
  return value === undefined ? undefined : shortened(`${field?.label} ${String(value)}`, operation);
}

/** Whether a field identifies the record. A code does so only if the call is `about` it: a new vendor has codes too. */
function isKey({ type, preset }: Field, about: boolean): boolean {
  if (preset !== undefined) return false;
  const one = type.kind === 'list' ? type.of : type;
  return one.kind === 'id' || (about && one.kind === 'text' && one.key === true);
}

function onlyValue(value: Value | undefined): string | number | bigint | undefined {
  const [one, ...others] = [value].flat();
  return others.length === 0 &&
    (typeof one === 'string' || typeof one === 'number' || typeof one === 'bigint')
    ? one
    : undefined;
}

/** "Credit ID 450081" of a credit becomes "Credit 450081"; the ID of another record keeps its label. */
function shortened(name: string, { resource }: Operation): string {
  const words = resource.replace(/[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  return name.toLowerCase().startsWith(`${words} id `)
    ? name.slice(0, words.length) + name.slice(words.length + ' id'.length)
    : name;
}
