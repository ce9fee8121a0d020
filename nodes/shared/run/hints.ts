import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Redactor } from '../http/redact';
import type { Tally } from '../invoke/pace';
import type { Hint } from '../operation';
import type { ItemInput } from './itemInput';
import { named } from './output';
import type { Unit, UnitOutcome } from './unit';

/** How many different texts are shown. */
const MOST_HINTS = 20;

/**
 * Shows the vendor's hints on successes, each text once with its items, and `ofRun`, which is about the run as a whole.
 * In: units and their outcomes, in the same order.
 */
export function addHints(
  context: IExecuteFunctions,
  units: Unit[],
  outcomes: Array<UnitOutcome | undefined>,
  redact: Redactor,
  ofRun: Hint[] = [],
): void {
  const byMessage = new Map<string, { hint: Hint; units: Unit[] }>();
  for (const [index, unit] of units.entries()) {
    const outcome = outcomes[index];
    if (!outcome?.ok || !outcome.hints) continue;
    for (const hint of outcome.hints) {
      const same = byMessage.get(hint.message);
      if (same) same.units.push(unit);
      else byMessage.set(hint.message, { hint, units: [unit] });
    }
  }
  const hints = [...byMessage.values()].map(({ hint, units: about }): NodeExecutionHint => ({
    message: `${redact.text(hint.message)}${named(about)}`,
    type: hint.type,
    location: 'outputPane',
  }));
  const more = hints.length - MOST_HINTS;
  if (more > 0) {
    hints.splice(MOST_HINTS, more, {
      message: `And ${more} more texts of this kind, which are in the items`,
      type: 'info',
      location: 'outputPane',
    });
  }
  hints.push(...ofRun.map((hint): NodeExecutionHint => ({ ...hint, location: 'outputPane' })));
  if (hints.length > 0) context.addExecutionHints(...hints);
}

/** The outcomes of an item other than success, the worst last. */
const FATES = ['failed', 'refused', 'unknown'] as const;

type Fate = (typeof FATES)[number];

/**
 * The run in one line: "40 calls, 3 of them retries; 2 items refused, 1 unknown." Refused: the vendor said no. Failed: not
 * sent, or without an answer. Undefined if there was at most one call and nothing went wrong.
 */
export function tallyHint(
  { calls, retries }: Tally,
  inputs: ItemInput[],
  units: Unit[],
  outcomes: Array<UnitOutcome | undefined>,
): Hint | undefined {
  const counts = countFates(inputs, units, outcomes);
  const fates = (['refused', 'unknown', 'failed'] as const).filter((fate) => counts[fate] > 0);
  if (calls === 0 || (calls === 1 && fates.length === 0)) return undefined;
  const sent = `${plural(calls, 'call')}${retries > 0 ? `, ${retriesOf(retries)}` : ''}`;
  const items = fates.map((fate, index) =>
    index === 0 ? `${plural(counts[fate], 'item')} ${fate}` : `${amount(counts[fate])} ${fate}`,
  );
  const message = `${[sent, items.join(', ')].filter(Boolean).join('; ')}.`;
  return { message, type: counts.unknown > 0 ? 'warning' : 'info' };
}

/** How many items failed in each way. An item of several records counts once, with its worst outcome. */
function countFates(
  inputs: ItemInput[],
  units: Unit[],
  outcomes: Array<UnitOutcome | undefined>,
): Record<Fate, number> {
  const worst = inputs.map(({ ok }) => (ok ? -1 : FATES.indexOf('failed')));
  for (const [index, { itemIndex }] of units.entries()) {
    const fate = fateOf(outcomes[index]);
    if (fate) worst[itemIndex] = Math.max(worst[itemIndex] ?? -1, FATES.indexOf(fate));
  }
  const counts = { failed: 0, refused: 0, unknown: 0 };
  for (const fate of worst) {
    const name = FATES[fate];
    if (name) counts[name] += 1;
  }
  return counts;
}

function fateOf(outcome: UnitOutcome | undefined): Fate | undefined {
  if (!outcome || outcome.ok) return undefined;
  const { kind, sent, outcome: known } = outcome.failure;
  if (known === 'unknown') return 'unknown';
  const isAnswered = (kind === 'refused' || kind === 'unauthorized') && sent !== false;
  return isAnswered ? 'refused' : 'failed';
}

const retriesOf = (retries: number): string =>
  `${amount(retries)} of them ${retries === 1 ? 'a retry' : 'retries'}`;

const plural = (count: number, noun: string): string => `${amount(count)} ${noun}${count === 1 ? '' : 's'}`;

const amount = (count: number): string => count.toLocaleString('en-US');
