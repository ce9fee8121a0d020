import type { CallFailure } from '../errors';
import type { EntryOutcome } from './outcome';

type Send<T> = (entries: T[]) => Promise<EntryOutcome[]>;

/** Statuses that any part of a batch would get: no right, no such address, wrong method, too large. */
const FOR_ALL_ALIKE = new Set([403, 404, 405, 413]);

/** How many entries are tried alone before a failure counts for all. */
const SAMPLES = 5;

/**
 * Sends a batch whose answer has one verdict for all its entries. A refused batch is halved until the bad entries are known.
 * If both halves fail in the same way, and so do a few entries alone, all entries share that failure. Otherwise a vendor
 * that refuses everything would get two calls per entry.
 */
export async function splitting<T>(
  entries: T[],
  signal: AbortSignal | undefined,
  send: Send<T>,
): Promise<EntryOutcome[]> {
  const whole = await send(entries);
  const refused = splittable(whole, signal);
  if (!refused || entries.length < 2) return whole;
  const middle = Math.ceil(entries.length / 2);
  const halves = [entries.slice(0, middle), entries.slice(middle)];
  if (entries.length <= 2 * SAMPLES) return await each(halves, signal, send);

  const answers = [];
  for (const half of halves) answers.push({ half, outcomes: await send(half) });
  const all = answers.every(({ outcomes }) => sameFailure(splittable(outcomes, signal), refused));
  if (all && (await samplesFail(entries, refused, send))) {
    const failure = refused.with({
      description: [
        refused.description,
        `${SAMPLES} of the records were also refused alone; the others were not tried one by one.`,
      ]
        .filter(Boolean)
        .join(' '),
    });
    return entries.map(() => ({ ok: false, failure }));
  }
  const outcomes = [];
  for (const answer of answers) {
    // A refused half is split further. Sent again as a whole, it would be refused again.
    outcomes.push(
      ...(splittable(answer.outcomes, signal) ? await halved(answer.half, signal, send) : answer.outcomes),
    );
  }
  return outcomes;
}

async function halved<T>(
  entries: T[],
  signal: AbortSignal | undefined,
  send: Send<T>,
): Promise<EntryOutcome[]> {
  const middle = Math.ceil(entries.length / 2);
  return await each([entries.slice(0, middle), entries.slice(middle)], signal, send);
}

/** Splits without trying single entries first: some entries are known to succeed, or there are few. */
async function each<T>(
  parts: T[][],
  signal: AbortSignal | undefined,
  send: Send<T>,
): Promise<EntryOutcome[]> {
  const outcomes: EntryOutcome[] = [];
  for (const part of parts) {
    const outcome = await send(part);
    const own = part.length > 1 && splittable(outcome, signal) ? await halved(part, signal, send) : outcome;
    for (const outcome of own) outcomes.push(outcome);
  }
  return outcomes;
}

/** The failure, if it is a refusal that splitting the batch may narrow down. */
function splittable(outcomes: EntryOutcome[], signal: AbortSignal | undefined): CallFailure | undefined {
  const [first] = outcomes;
  if (!first || first.ok || first.failure.kind !== 'refused' || signal?.aborted) return undefined;
  return FOR_ALL_ALIKE.has(first.failure.status ?? 0) ? undefined : first.failure;
}

async function samplesFail<T>(entries: T[], refused: CallFailure, send: Send<T>): Promise<boolean> {
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const entry = entries[Math.floor(((sample + 0.5) * entries.length) / SAMPLES)];
    const [outcome] = entry === undefined ? [] : await send([entry]);
    if (!outcome || outcome.ok || !sameFailure(outcome.failure, refused)) return false;
  }
  return true;
}

const sameFailure = (failure: CallFailure | undefined, other: CallFailure): boolean =>
  failure !== undefined && failure.message === other.message && failure.code === other.code;
