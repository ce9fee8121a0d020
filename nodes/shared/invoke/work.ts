import { CallFailure } from '../errors';
import { wait } from '../http/wait';
import { matches, valueAt, plainText, type AwaitedWork, type Hint, type Values } from '../operation';
import { afterSending } from './invoke';
import { seconds as secondsText } from './pace';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** How the work after a call has ended, or that it has not. `members`: what the item gets. */
export interface WorkEnd {
  failure?: CallFailure;
  members: Row;
  hint?: Hint;
}

/** Waits for the work of a call. In: the record that the call returned. Never throws. */
export type Watch = (record: Row) => Promise<WorkEnd>;

/** The first and the longest interval between two looks, in milliseconds. Each interval is twice the one before. */
const FIRST_INTERVAL_MS = 250;
const LONGEST_INTERVAL_MS = 30_000;

/** The shortest wait that gets a hint, in milliseconds. */
const LONG_WAIT_MS = 1000;

/**
 * Prepares to wait for the work of a call, before the call is made. Throws CallFailure if the existing work can't be read;
 * the call is then not made.
 */
export async function watchWork(work: AwaitedWork, session: Session, seconds: number): Promise<Watch> {
  const before = work.appears ? await idsBefore(work, session) : new Set<string>();
  return async (record) => await watched(work, session, { record, before, seconds });
}

async function idsBefore(work: AwaitedWork, session: Session): Promise<Set<string>> {
  try {
    const records = await workIn(work, {}, session);
    return new Set(records.map((record) => idOf(work, record)));
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const message = `Not sent, since the ${wordOf(work)}s that are there could not be read: ${failure.message}`;
    const kind = failure.kind === 'unauthorized' ? failure.kind : 'blocked';
    throw failure.with({ kind, message, sent: false });
  }
}

async function workIn({ read, values, most }: AwaitedWork, given: Values, session: Session): Promise<Row[]> {
  return (await invokeAll(read, { ...values, ...given }, session, most)).records;
}

const idOf = ({ id }: AwaitedWork, record: Row): string => plainText(valueAt(record, id)) ?? '';

interface Watching {
  record: Row;
  /** IDs of the work that existed before the call. */
  before: Set<string>;
  seconds: number;
}

/** What one look at the work has found. `ended`: looking again would be useless. */
interface Look {
  found?: Row;
  ended?: boolean;
  why?: string;
}

async function watched(work: AwaitedWork, session: Session, watching: Watching): Promise<WorkEnd> {
  const began = performance.now();
  const end = began + watching.seconds * 1000;
  let last: Look = {};
  for (let interval = FIRST_INTERVAL_MS; ; interval = Math.min(2 * interval, LONGEST_INTERVAL_MS)) {
    const look = await lookAt(work, session, watching);
    // If a look fails, the result of an earlier one stays.
    last = { ...look, found: look.found ?? last.found };
    if (look.found && isOver(work, look.found)) return over(work, look.found, performance.now() - began);
    const left = end - performance.now();
    if (look.ended || left <= 0 || !(await rest(Math.min(interval, left), session))) break;
  }
  return notOver(work, last, watching.seconds, session);
}

/** Whether the wait is over; false if the execution was stopped. */
async function rest(ms: number, { signal }: Session): Promise<boolean> {
  try {
    await wait(ms, signal);
    return true;
  } catch {
    return false;
  }
}

async function lookAt(work: AwaitedWork, session: Session, { record, before }: Watching): Promise<Look> {
  const given = work.appears ? {} : valuesOf(work, record);
  if (!given) return { ended: true, why: `the answer does not say which ${wordOf(work)} it is` };
  try {
    const records = await workIn(work, given, session);
    if (!work.appears) return { found: records[0] };
    const like = work.appears;
    const fresh = records.filter((each) => !before.has(idOf(work, each)) && matches(like, each));
    if (fresh.length > 1)
      return {
        ended: true,
        why: `several began at the same time, so it is not clear which belongs to this call`,
      };
    return { found: fresh[0] };
  } catch (failure) {
    const { kind, message } = afterSending(failure, work.read, session);
    return { ended: ENDS.has(kind), why: message };
  }
}

/** After these failures, another look would fail too. */
const ENDS = new Set<CallFailure['kind']>(['unauthorized', 'blocked', 'cancelled']);

/** The values of the read; undefined if the record lacks one. */
function valuesOf({ with: given = {}, read }: AwaitedWork, record: Row): Values | undefined {
  const values: Values = {};
  for (const [name, member] of Object.entries(given)) {
    const value = plainText(valueAt(record, member));
    if (value === undefined || value === '') return undefined;
    const kind = read.fields.find((field) => field.name === name)?.type.kind;
    values[name] = kind === 'integer' ? Number(value) : value;
  }
  return values;
}

const isOver = ({ done, failed }: AwaitedWork, found: Row): boolean =>
  matches(done, found) || (failed !== undefined && matches(failed, found));

function over(work: AwaitedWork, found: Row, waitedMs: number): WorkEnd {
  const members = { [work.as]: found };
  const named = nameOf(work, found);
  if (matches(work.done, found)) {
    const message = `${named} was finished after ${secondsText(waitedMs)}`;
    return waitedMs < LONG_WAIT_MS ? { members } : { members, hint: { message, type: 'info' } };
  }
  const words = work.message === undefined ? undefined : plainText(valueAt(found, work.message));
  return {
    members,
    failure: new CallFailure({
      kind: 'refused',
      message: words === undefined || words === '' ? `${named} has failed` : `${named} has failed: ${words}`,
      description: 'The call itself was accepted, and is not made again.',
      status: 200,
    }),
  };
}

/** The result if the work has not ended: `stillRunning`, and the work as it was seen last. */
function notOver(work: AwaitedWork, { found, why }: Look, seconds: number, { signal }: Session): WorkEnd {
  const reason = why === undefined ? '' : `: ${why}`;
  const time = signal?.aborted ? 'when the execution was stopped' : `after ${secondsText(seconds * 1000)}`;
  const message = found
    ? `${nameOf(work, found)} was not finished ${time}${reason}. Look it up later.`
    : `The ${wordOf(work)} of this call was not found${why === undefined ? ` ${time}` : reason}. Look it up.`;
  return {
    members: { ...(found ? { [work.as]: found } : {}), stillRunning: true },
    hint: { message, type: 'warning' },
  };
}

const wordOf = ({ name }: AwaitedWork): string => name.toLowerCase();

/** "Batch task 7". */
const nameOf = (work: AwaitedWork, found: Row): string =>
  `${work.name.charAt(0)}${wordOf(work).slice(1)} ${idOf(work, found)}`.trim();
