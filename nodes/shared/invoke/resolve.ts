import { CallFailure } from '../errors';
import { wait } from '../http/wait';
import {
  isAbsent,
  isPlainObject,
  lookUpOf,
  plainText,
  valueAt,
  withCursor,
  type LookUp,
  type Operation,
  type Values,
} from '../operation';
import { askedFor } from './asked';
import type { Answer } from './invoke';
import { givenBy, idOf, isSame, lookedUp, type Found, type Looked } from './lookUp';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** The member in the details of a failed item with the values that its call is looked up by. */
export const LOOKED_UP_BY = 'lookedUpBy';

/** The default for how many seconds it takes until the vendor certainly shows what it has done. */
const SETTLE_SECONDS = 120;

/** Records of these last days are enough to show whether the vendor's search works. */
const PROOF_DAYS = 30;
const PROOF_ROWS = 100;

const DAY_MS = 86_400_000;

/**
 * What became of a call whose outcome is unknown. In: the details of its item, and how many seconds the vendor may take to
 * show what it did. Out: one record with `outcome`: `happened`, `didNot` or `undecidable`. Throws CallFailure.
 */
export async function resolveOutcome(values: Values, session: Session): Promise<Answer> {
  const details = detailsIn(values.details);
  const { operation, how } = operationOf(details, session);
  const looked: Looked = { how, operation, values: details[LOOKED_UP_BY] as Values };
  const sentAt = typeof details.time === 'string' ? Date.parse(details.time) : Date.now();
  const settleMs = Number(values.settleDelay ?? SETTLE_SECONDS) * 1_000;
  const record = await answerOn(looked, sentAt + settleMs, session);
  const facts = { operation: details.operation, key: details.key, amount: details.amount };
  return { body: undefined, records: [{ ...record, ...facts }] };
}

async function answerOn(looked: Looked, shownAt: number, session: Session): Promise<Row> {
  const early = await happened(looked, await lookedUp(looked, session), session);
  if (early) return early;
  const leftMs = shownAt - Date.now();
  if (leftMs > 0) await wait(leftMs, session.signal);
  const found = await lookedUp(looked, session);
  const late = await happened(looked, found, session);
  if (late) return late;
  const matches = found.live.map((record) => givenBy(looked.how, record));
  if (matches.length > 0)
    return {
      outcome: 'undecidable',
      matches,
      explanation: 'What is there differs from the call, or is several',
    };
  if (!(await isProven(looked.how, found, session)))
    return {
      outcome: 'undecidable',
      matches,
      explanation: 'The look-up has shown nothing at all, so it proves nothing',
    };
  return { outcome: 'didNot', matches, explanation: 'The look-up works, and shows nothing of the call' };
}

async function happened(looked: Looked, { live }: Found, session: Session): Promise<Row | undefined> {
  const [only, ...others] = live;
  if (!only || others.length > 0 || !(await isSame(looked, only, session))) return undefined;
  const found = givenBy(looked.how, only);
  return {
    outcome: 'happened',
    found,
    matches: [found],
    explanation: 'Exactly one record is that of the call',
  };
}

/** Whether finding nothing proves anything: the search has found a record by this key, or finds a recent one by its key. */
async function isProven(how: LookUp, { brought }: Found, session: Session): Promise<boolean> {
  if (brought.length > 0) return true;
  const { read, values, by, proof } = how;
  const [first] = by;
  if (!proof || !first) return false;
  const since = new Date(Date.now() - PROOF_DAYS * DAY_MS).toISOString();
  const asked = withCursor({ ...values } as Row, proof.since, since);
  const recent = await invokeAll(
    read,
    askedFor({ read, values: asked as Values, by: [] }, {}),
    session,
    PROOF_ROWS,
  );
  const known = recent.records.find((record) => !isBlank(valueAt(record, proof.member)));
  if (!known) return false;
  const again = askedFor(how, { [first.from]: plainText(valueAt(known, proof.member)) });
  const { records } = await invokeAll(read, again, session, PROOF_ROWS);
  return records.some((record) => idOf(how, record) === idOf(how, known));
}

const isBlank = (value: unknown): boolean => isAbsent(value) || value === '';

function detailsIn(given: unknown): Row {
  const details = isPlainObject(given) && isPlainObject(given.details) ? given.details : given;
  if (!isPlainObject(details) || details.outcome === undefined)
    throw refused('Details: expected the details of a failed item, {{ $json.details }}');
  if (details.outcome !== 'unknown')
    throw refused(
      `Details: expected an item whose outcome is unknown; this one is "${String(details.outcome)}"`,
    );
  if (!isPlainObject(details[LOOKED_UP_BY]))
    throw refused('Details: expected the details of a call that can be looked up');
  return details;
}

function operationOf(details: Row, { system }: Session): { operation: Operation; how: LookUp } {
  const operation = system.operations.find(
    (each) => `${each.resource}.${each.operation}` === details.operation,
  );
  const how = operation && lookUpOf(operation);
  if (!operation || !how)
    throw refused(`Details: expected an operation that can be looked up, got ${String(details.operation)}`);
  return { operation, how };
}

const refused = (message: string): CallFailure => new CallFailure({ kind: 'blocked', message, sent: false });
