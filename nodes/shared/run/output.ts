import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CallFailure } from '../errors';
import type { Redactor } from '../http/redact';
import { storable, type Operation, type Problem, type Value, type Values } from '../operation';
import { descriptionOf, messageOf } from '../invoke/nodeError';
import { masked } from '../invoke/secrets';
import { redactorOfUnit } from './secrets';
import type { Unit, UnitOutcome } from './unit';

/** Whether items get the records themselves or copies: n8n writes into the items that it gets. */
export type Handing = 'move' | 'copy';

/** The output item of one record of a unit that succeeded, paired to its input items, secrets masked. */
export function successItem(
  { itemIndex }: Unit,
  received: Record<string, unknown>,
  { binary, pairs }: Extract<UnitOutcome, { ok: true }>,
  handing: Handing,
  redact: Redactor,
): INodeExecutionData {
  const record = redact.value(received);
  const json =
    handing === 'move' && record.error === undefined ? (record as IDataObject) : withoutErrorKey(record);
  const pairedItem =
    pairs === undefined || pairs.length === 1 ? { item: itemIndex } : pairs.map((item) => ({ item }));
  return binary === undefined ? { json, pairedItem } : { json, binary: { ...binary }, pairedItem };
}

/**
 * The item of a failed unit: `error`, `message` and `details`, and no other key. n8n moves an item of this form to the error
 * output, and adds the fields of the input. Secrets are masked.
 */
export function failedItem(
  operation: Operation,
  unit: Unit,
  received: CallFailure,
  redact: Redactor,
): INodeExecutionData {
  const failure = masked(received, redact);
  const message = messageOf(failure);
  const details = {
    ...failure.details,
    outcome: failure.outcome,
    code: failure.code,
    httpCode: failure.status,
    description: descriptionOf(failure),
    ...redactorOfUnit(unit.own ?? operation, unit, redact).value(entryDetails(operation, unit.entry)),
  };
  return itemOf(unit.itemIndex, message, details);
}

/** What an entry was given, so that a failed entry can be found again. */
function entryDetails({ batch }: Operation, entry: Value | undefined): Record<string, unknown> {
  if (!batch || entry === undefined) return {};
  if (!Array.isArray(batch.collects)) return { [batch.collects]: storable(entry) };
  return Object.fromEntries(
    Object.entries(entry as Values).map(([name, value]) => [
      name,
      value === undefined ? value : storable(value),
    ]),
  );
}

/** The item whose input could not be sent. */
export function invalidItem(itemIndex: number, problems: Problem[]): INodeExecutionData {
  const message = problems.map((problem) => problem.message).join('. ');
  return itemOf(itemIndex, message, {
    outcome: 'failed',
    fields: problems.map(({ name }) => name).filter(Boolean),
  });
}

/** The item of a run that could not begin, such as one whose credential is missing. */
export function unreadyItem(itemIndex: number, error: Error): INodeExecutionData {
  const { description } = error as { description?: string | null };
  return itemOf(itemIndex, error.message, { outcome: 'failed', description: description ?? undefined });
}

function itemOf(itemIndex: number, message: string, details: Record<string, unknown>): INodeExecutionData {
  const known = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
  return {
    json: { error: message, message, details: known as IDataObject },
    pairedItem: { item: itemIndex },
  };
}

/**
 * A copy with `errorText` instead of `error`. n8n takes an item with `error` for a failed one, and would run the node again.
 */
function withoutErrorKey(record: Record<string, unknown>): IDataObject {
  if (!('error' in record)) return { ...record } as IDataObject;
  const { error, ...rest } = record;
  return (error === undefined ? rest : { ...rest, errorText: error }) as IDataObject;
}

/** How many items, or runs of items, are named. */
const NAMED = 20;

/** One sentence about a stopped run: what is done, failed, unknown and not sent. */
export function summarise(units: Unit[], outcomes: Array<UnitOutcome | undefined>): string {
  const of = (test: (outcome: UnitOutcome | undefined) => boolean) =>
    units.filter((_, index) => test(outcomes[index]));
  const done = of((outcome) => outcome?.ok === true);
  const failed = of((outcome) => outcome?.ok === false && outcome.failure.outcome === 'failed');
  const unknown = of((outcome) => outcome?.ok === false && outcome.failure.outcome === 'unknown');
  const unsent = of((outcome) => outcome === undefined);
  const total = units.length;
  return `Of ${total} ${total === 1 ? 'record' : 'records'}: ${done.length} done, ${failed.length} failed${named(failed)}, ${unknown.length} unknown${named(unknown)}, ${unsent.length} not sent${named(unsent)}.`;
}

/** Names the items of some units: " (items 2, 5)". */
export function named(units: Unit[]): string {
  return units.length === 0 ? '' : ` (${itemsText(units.map(({ itemIndex }) => itemIndex))})`;
}

/** Names items: "item 2", "items 0, 5", "items 24–39". Three or more consecutive items make a run. In: ascending indexes. */
export function itemsText(indexes: number[]): string {
  const items = [...new Set(indexes)];
  const runs: string[] = [];
  let known = 0;
  for (let at = 0; at < items.length && runs.length < NAMED;) {
    const length = runLength(items, at);
    const [first, last] = [items[at], items[at + length - 1]];
    runs.push(length === 1 ? String(first) : `${first}–${last}`);
    at += length;
    known = at;
  }
  const more = known < items.length ? `, and ${items.length - known} more` : '';
  return `${items.length === 1 ? 'item' : 'items'} ${runs.join(', ')}${more}`;
}

/** How many consecutive items begin at this place. Two are named one by one. */
function runLength(items: number[], at: number): number {
  let end = at + 1;
  while (items[end] === (items[end - 1] ?? 0) + 1) end += 1;
  return end - at > 2 ? end - at : 1;
}
