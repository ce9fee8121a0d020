import { CallFailure } from '../errors';
import { isAbsent, isPlainObject, lookUpOf, type Values } from '../operation';
import type { Looked } from './lookUp';
import { filledFrom } from './original';
import type { Session } from './session';

type Row = Record<string, unknown>;

/**
 * Members in the details of an item whose outcome is unknown. `values`: the values that its call is looked up by. `ended`:
 * when the node stopped waiting for the answer. `settleDelay`: the option of the run, in seconds. `credential`: n8n's ID of the
 * credential.
 */
export const UNKNOWN = {
  values: 'lookedUpBy',
  time: 'time',
  ended: 'ended',
  settleDelay: 'settleDelay',
  credential: 'credentialId',
};

/** A call whose outcome is unknown, as the details of its item describe it. */
export interface UnknownCall {
  looked: Looked;
  /** When it was sent; undefined if the details don't say. */
  sentAt?: number;
  /** When the vendor certainly shows what it has done. */
  shownAt: number;
  /** Why a look-up would find other records than those of the call; undefined if it would not. */
  astray?: string;
}

/** The Settle Delay of a run whose details do not name it, in seconds. */
const USUAL_SECONDS = 120;

/**
 * A wrong "did not" leads to a second charge, and no one is in a hurry. So the vendor gets so many times the Settle Delay of
 * the run.
 */
const PATIENCE = 3;

/** The most seconds of any Settle Delay. */
const MOST_SECONDS = 3_600;

/**
 * Reads the details of a failed item. In: `seconds`, how long the vendor gets to show the call; never less than follows from
 * the run. Throws a `blocked` CallFailure if they are not such details.
 */
export async function unknownCallIn(
  given: unknown,
  seconds: number | undefined,
  session: Session,
): Promise<{ call: UnknownCall; details: Row }> {
  const details = detailsIn(given);
  const looked = await completed(lookedIn(details, session), session);
  const now = Date.now();
  const sentAt = momentIn(details, UNKNOWN.time);
  const ended = momentIn(details, UNKNOWN.ended) ?? sentAt ?? now;
  const ofRun = Math.min(Number(details[UNKNOWN.settleDelay]) || USUAL_SECONDS, MOST_SECONDS);
  const delay = Math.max(seconds ?? 0, PATIENCE * ofRun);
  // A clock that was set back must not prolong the wait.
  const shownAt = Math.min(ended, now) + delay * 1_000;
  return { call: { looked, sentAt, shownAt, astray: astray(looked, details, session) }, details };
}

function detailsIn(given: unknown): Row {
  const details = isPlainObject(given) && isPlainObject(given.details) ? given.details : given;
  if (!isPlainObject(details) || details.outcome === undefined)
    throw refused('Details: expected the details of a failed item, {{ $json.details }}');
  if (details.outcome !== 'unknown')
    throw refused(
      `Details: expected an item whose outcome is unknown; this one is "${String(details.outcome)}"`,
    );
  return details;
}

function lookedIn(details: Row, { system }: Session): Looked {
  const values = details[UNKNOWN.values];
  if (!isPlainObject(values)) throw refused('Details: expected the details of a call that can be looked up');
  const operation = system.operations.find(
    (each) => `${each.resource}.${each.operation}` === details.operation,
  );
  const how = operation && lookUpOf(operation);
  if (!operation || !how)
    throw refused(`Details: expected an operation that can be looked up, got ${String(details.operation)}`);
  return { how, operation, values: values as Values };
}

/** A run that could not read the original of a call leaves out what comes from it. */
async function completed(looked: Looked, session: Session): Promise<Looked> {
  const { how, values } = looked;
  const { original } = how;
  if (!original || Object.keys(original.fills).every((name) => !isBlank(values[name]))) return looked;
  if (Object.values(original.with).some((name) => isBlank(values[name]))) return looked;
  return { ...looked, values: (await filledFrom(original, values, session)).values };
}

function astray(looked: Looked, details: Row, { credentialId }: Session): string | undefined {
  const ofCall = details[UNKNOWN.credential];
  if (!isBlank(ofCall) && credentialId !== '' && ofCall !== credentialId)
    return 'The call was made with another credential, so its account is not searched here. Choose that credential.';
  const lacks = lacking(looked);
  if (lacks.length === 0) return undefined;
  return `The details lack what the call is looked up by: ${lacks.join(', ')}. ${looked.how.text}`;
}

/** Without its key, or a value that it is searched by, other records would be found than those of the call. */
function lacking({ how, operation, values }: Looked): string[] {
  const names = new Set([how.key.field, ...(how.key.of ?? []), ...how.by.map(({ from }) => from)]);
  return [...names]
    .filter((name) => isBlank(values[name]))
    .map((name) => operation.fields.find((field) => field.name === name)?.label ?? name);
}

const isBlank = (value: unknown): boolean => isAbsent(value) || value === '';

function momentIn(details: Row, name: string): number | undefined {
  const given = details[name];
  if (isAbsent(given)) return undefined;
  const at = typeof given === 'string' ? Date.parse(given) : NaN;
  if (Number.isNaN(at))
    throw refused(
      `Details: expected "${name}" as a moment such as 2027-01-31T09:30:00Z, got ${JSON.stringify(given)}`,
    );
  return at;
}

const refused = (message: string): CallFailure => new CallFailure({ kind: 'blocked', message, sent: false });
