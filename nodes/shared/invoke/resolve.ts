import { wait } from '../http/wait';
import { isAbsent, plainText, valueAt, withCursor, type LookUp, type Values } from '../operation';
import { askedFor } from './asked';
import type { Answer } from './invoke';
import { givenBy, idOf, isSame, isSince, lookedUp, type Found } from './lookUp';
import type { Session } from './session';
import { unknownCallIn, type UnknownCall } from './unknownCall';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** How many recent records are read to show whether the vendor's search works. */
const PROOF_ROWS = 100;

const HOUR_MS = 3_600_000;

/**
 * What became of a call whose outcome is unknown. In: the details of its item, and how many seconds the vendor may take to
 * show what it did. Out: one record with `outcome`: `happened`, `didNot` or `undecidable`. Throws CallFailure.
 */
export async function resolveOutcome(values: Values, session: Session): Promise<Answer> {
  const { settleDelay } = values;
  const seconds = isAbsent(settleDelay) ? undefined : Number(settleDelay);
  const { call, details } = await unknownCallIn(values.details, seconds, session);
  const record = call.astray === undefined ? await answerOn(call, session) : undecidable(call.astray);
  const facts = { operation: details.operation, key: details.key, amount: details.amount };
  return { body: undefined, records: [{ ...record, ...facts }] };
}

async function answerOn(call: UnknownCall, session: Session): Promise<Row> {
  const { looked, shownAt } = call;
  const early = await happened(call, await lookedUp(looked, session), session);
  if (early) return early;
  const leftMs = shownAt - Date.now();
  if (leftMs > 0) await wait(leftMs, session.signal);
  const found = await lookedUp(looked, session);
  const late = await happened(call, found, session);
  if (late) return late;
  const matches = [...found.live, ...found.all.filter((record) => !found.live.includes(record))];
  const shown = matches.map((record) => givenBy(looked.how, record));
  if (found.live.length > 0) return undecidable(DIFFERS, shown);
  if (!(await isProven(call, found, session)))
    return undecidable(`${UNPROVEN} ${looked.how.text} ${LATER}`, shown);
  const explanation = found.all.length > 0 ? WITHOUT_EFFECT : NOTHING_SHOWS;
  return { outcome: 'didNot', matches: shown, explanation };
}

const undecidable = (explanation: string, matches: Row[] = []): Row => ({
  outcome: 'undecidable',
  matches,
  explanation,
});

const DIFFERS =
  'What is there differs from the call, is older, or is several. Compare "matches" with the item, then decide.';
const UNPROVEN =
  'The look-up shows nothing of the call. That proves nothing, since it shows nothing else that was done after it either.';
const LATER = 'Or run Resolve Outcome again when something else was done.';
const NOTHING_SHOWS = 'The look-up works, and shows nothing of the call';
const WITHOUT_EFFECT =
  'The look-up works, and shows only what has no effect, such as a declined or voided transaction: see "matches"';

/** Exactly one record that is that of the call. One that was there long before the call is not. */
async function happened(
  { looked, sentAt }: UnknownCall,
  { live }: Found,
  session: Session,
): Promise<Row | undefined> {
  const [only, ...others] = live;
  if (!only || others.length > 0 || !isSince(looked.how, only, sentAt)) return undefined;
  if (!(await isSame(looked, only, session))) return undefined;
  const found = givenBy(looked.how, only);
  return {
    outcome: 'happened',
    found,
    matches: [found],
    explanation: 'Exactly one record is that of the call',
  };
}

/**
 * Whether finding nothing proves anything. A list that the vendor keeps up to date does, if it shows anything. A search must
 * show something that was done after the call: one that lags behind shows what is older.
 */
async function isProven(
  { looked: { how }, sentAt }: UnknownCall,
  { all, brought }: Found,
  session: Session,
): Promise<boolean> {
  if (!how.proof) return brought.length > 0;
  if (all.some((record) => isSince(how, record, sentAt))) return true;
  return await findsRecent(how, how.proof, sentAt ?? Date.now(), session);
}

/** Whether the search finds a record from after the call by its key. */
async function findsRecent(
  how: LookUp,
  proof: NonNullable<LookUp['proof']>,
  sentAt: number,
  session: Session,
): Promise<boolean> {
  const { read, values, by, created } = how;
  const [first] = by;
  if (!first) return false;
  const since = new Date(sentAt - (created?.offBy ?? 0) * HOUR_MS).toISOString();
  const asked = withCursor({ ...values } as Row, proof.since, since);
  const { records } = await invokeAll(
    read,
    askedFor({ read, values: asked as Values, by: [] }, {}),
    session,
    PROOF_ROWS,
  );
  const known = records.find((record) => hasKey(record, proof.member) && isSince(how, record, sentAt));
  if (!known) return false;
  const again = askedFor(how, { [first.from]: plainText(valueAt(known, proof.member)) });
  const found = await invokeAll(read, again, session, PROOF_ROWS);
  return found.records.some((record) => idOf(how, record) === idOf(how, known));
}

function hasKey(record: Row, member: string): boolean {
  const value = valueAt(record, member);
  return !isAbsent(value) && value !== '';
}
