import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import { compile } from '../compile/compile';
import type { PageMark } from '../invoke/pages';
import type { Session } from '../invoke/session';
import { invokeAll, invokePart } from '../invoke/walk';
import { isAbsent, valueAt, withCursor, type Operation, type Values } from '../operation';
import type { Details, PollEvent } from './event';
import { ALSO } from './roundCalls';
import type { PollSettings } from './settings';
import type { CallValues, RoundCall } from './state';
import type { Row } from './task';

/**
 * Makes one call of the event's list, or reads one of its pages: with the user's filters, the event's values and the bounds of
 * this call. Throws CallFailure, and NodeOperationError for a filter that can't be sent.
 */
export async function readList(
  context: IPollFunctions,
  { event, filters }: PollSettings,
  { values, at }: Pick<RoundCall, 'values' | 'at'>,
  session: Session,
): Promise<{ rows: Row[]; next?: PageMark }> {
  const parsed = parse(context, event.operation, rawOf(event, filters, values), session);
  const { answer, next } = await invokePart(event.operation, parsed, session, at);
  return { rows: answer.records, next };
}

/** Reads what belongs to a record: all records of that answer. Throws as {@link readList} does. */
export async function readDetails(
  context: IPollFunctions,
  details: Details | undefined,
  row: Row,
  session: Session,
): Promise<Row[]> {
  if (!details) return [];
  const raw = Object.entries(details.values).map(([field, member]) => [field, valueAt(row, member)] as const);
  const parsed = parse(context, details.operation, Object.fromEntries(raw), session);
  return (await invokeAll(details.operation, parsed, session)).records;
}

function parse(context: IPollFunctions, operation: Operation, raw: CallValues, session: Session): Values {
  const { values, problems } = compile(operation, session.system.connector).parse(raw, {
    timezone: context.getTimezone(),
    readIn: session.readIn,
    mask: session.redact.text,
  });
  if (problems.length === 0) return values;
  throw new NodeOperationError(context.getNode(), problems.map(({ message }) => message).join('. '));
}

/**
 * The raw values of a call. Filters of the user, the event and this call apply together: rows of conditions follow one another,
 * texts are joined. The lower bound may be part of a filter too.
 */
function rawOf(event: PollEvent, filters: CallValues, bounds: CallValues): CallValues {
  const { operation, since, values = {} } = event;
  const { [since?.field ?? '']: bound, [ALSO]: isAlso, ...others } = bounds;
  const parts = [filters, values, others];
  const raw = Object.assign({}, ...parts) as CallValues;
  for (const { name, type } of operation.fields) {
    const given = parts.map((part) => part[name]).filter((value) => !isAbsent(value));
    const lists = given.filter(Array.isArray);
    if (lists.length > 1 && (type.kind === 'conditions' || type.kind === 'records')) raw[name] = lists.flat();
    if (given.length > 1 && type.kind === 'text')
      raw[name] = given.map((text) => `(${String(text as string)})`).join(' and ');
  }
  if (since?.field === undefined) return raw;
  const { field, pattern, row, also } = since;
  const place = { field, pattern, row: isAlso === true ? also : row };
  return bound === undefined ? raw : withCursor<unknown>(raw, place, String(bound));
}
