import { CallFailure } from '../errors';
import {
  clearedFields,
  matches,
  plainText,
  valueAt,
  type Operation,
  type Precondition,
  type Values,
} from '../operation';
import { OncePerRun } from './oncePerRun';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** What a read has shown about a record. Only this is kept, since a run may have many records. */
interface Seen {
  /** The message of the first refusal that the record meets. */
  refusal?: string;
  /** The current values, by the fields of the call. */
  current: Record<string, string | undefined>;
  /** The record, if it is already as the call would make it. */
  made?: Row;
}

/** By the position of the precondition in the operation. */
const seen = new OncePerRun<Array<Seen | undefined>>();

/**
 * Reads what decides about a call, once a run for each record. Out: the record, if it is already as the call would make it.
 * Throws CallFailure if the record forbids the call, or can't be read. Nothing has been changed then.
 */
export async function madeAlready(
  operation: Operation,
  values: Values,
  session: Session,
): Promise<Row | undefined> {
  let made: Row | undefined;
  for (const [index, each] of (operation.preconditions ?? []).entries()) {
    if (!isAbout(each, operation, values)) continue;
    const found = (await seenBefore(operation, each, values, session))[index];
    made = (found && decided(each, found, values)) ?? made;
  }
  return made;
}

/** Forgets what was read about the state that a call has changed, or may have changed. */
export function forgetRead(operation: Operation, values: Values, session: Session): void {
  for (const each of operation.preconditions ?? [])
    if (each.done ?? each.anew) seen.forget(session, namesOf(operation, each), asked(each, values));
}

/** One read shows what decides for all preconditions that have it: a merge asks the same of both records. */
async function seenBefore(
  operation: Operation,
  precondition: Precondition,
  values: Values,
  session: Session,
): Promise<Array<Seen | undefined>> {
  const { read } = precondition;
  const given = asked(precondition, values);
  return await seen.get(session, namesOf(operation, precondition), given, async () => {
    const record = await firstOf(read, given, session);
    if (!record) throw blocked(`${operation.name}: the record was not found`);
    return (
      operation.preconditions?.map((each) => (each.read === read ? seenOf(each, record) : undefined)) ?? []
    );
  });
}

/** The record, if it is already as the call would make it. Throws CallFailure if it forbids the call. */
function decided({ done }: Precondition, { refusal, current, made }: Seen, values: Values): Row | undefined {
  const fields = Object.keys(current);
  const isCurrent = fields.length > 0 && fields.every((field) => plainText(values[field]) === current[field]);
  if (refusal !== undefined && !isCurrent) throw blocked(refusal);
  return made ?? (done === 'current' && isCurrent ? {} : undefined);
}

function seenOf({ current = {}, done, refused = [] }: Precondition, record: Row): Seen {
  const isMade = done !== undefined && done !== 'current' && matches(done, record);
  return {
    refusal: refused.find((refusal) => matches(refusal.if, record))?.message,
    current: Object.fromEntries(
      Object.entries(current).map(([field, member]) => [field, plainText(valueAt(record, member))]),
    ),
    ...(isMade ? { made: record } : {}),
  };
}

const namesOf = ({ resource, operation }: Operation, { read }: Precondition): string[] => [
  resource,
  operation,
  read.resource,
  read.operation,
];

const asked = ({ with: filled }: Precondition, values: Values): Values =>
  Object.fromEntries(Object.entries(filled).map(([field, from]) => [field, values[from]]));

/** Whether the call gives or clears a field on which the read depends. */
function isAbout({ if: fields }: Precondition, operation: Operation, values: Values): boolean {
  const cleared = clearedFields(operation, values).map(({ name }) => name);
  return !fields || fields.some((name) => values[name] !== undefined || cleared.includes(name));
}

/** If the read fails, the call was not sent. */
async function firstOf(read: Operation, given: Values, session: Session): Promise<Row | undefined> {
  try {
    return (await invokeAll(read, given, session)).records[0];
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const description = [failure.description, 'The current state could not be read, so nothing was changed.'];
    throw failure.with({
      description: description.filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
  }
}

const blocked = (message: string): CallFailure =>
  new CallFailure({
    kind: 'refused',
    message,
    description: 'Nothing was changed.',
    status: 200,
    sent: false,
  });
