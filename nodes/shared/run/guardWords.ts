import { CallFailure } from '../errors';
import { givenBy, type Looked } from '../invoke/lookUp';
import { UNKNOWN } from '../invoke/unknownCall';
import { hasSecrets, moneyOf, plainText, storable, type Hint, type Value } from '../operation';
import { withApproved } from './approved';
import { amountOf } from './moneyInput';
import type { UnitOutcome } from './unit';

type Row = Record<string, unknown>;

/** How many found records an error shows. */
const SHOWN = 20;

/** What a call was about, so that it can be looked up later: the `details` of the failed item. */
export function factsOf({ operation, values, how }: Looked, sentAt?: number): Row {
  const { amount, currency } = moneyOf(operation) ?? {};
  const facts = {
    operation: `${operation.resource}.${operation.operation}`,
    key: givenOf(values[how.key.field]),
    amount: amount === undefined ? undefined : amountOf(values[amount]),
    currency: currency === undefined ? undefined : givenOf(values[currency]),
    [UNKNOWN.time]: sentAt === undefined ? undefined : new Date(sentAt).toISOString(),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

/**
 * What Resolve Outcome needs of a call whose outcome is unknown: the values by which it can be looked up, without secrets,
 * when the vendor must show it, and in whose account. In: `ended`, when the node stopped waiting for the answer.
 */
export function soughtBy(
  { operation, values, how }: Looked,
  run: { settleDelay: number; credentialId: string },
  ended?: number,
): Row {
  const { key, by, same, behind, original } = how;
  const names = new Set([
    key.field,
    ...by.map(({ from }) => from),
    ...Object.values(same),
    ...(behind ? [behind.id.field, ...Object.values(behind.with)] : []),
    ...Object.values(original?.with ?? {}),
  ]);
  const open = operation.fields.filter((field) => names.has(field.name) && !hasSecrets([field]));
  const given = open.map(({ name }) => [name, givenOf(values[name])] as const);
  return {
    [UNKNOWN.values]: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    ...(ended === undefined ? {} : { [UNKNOWN.ended]: new Date(ended).toISOString() }),
    [UNKNOWN.settleDelay]: run.settleDelay,
    ...(run.credentialId === '' ? {} : { [UNKNOWN.credential]: run.credentialId }),
  };
}

const givenOf = (value: Value | undefined) => (value === undefined ? undefined : storable(value));

/**
 * The key of a call, with the values within which it is unique: "Order ID 1001", "Schedule Name Rent of Customer ID C-1".
 */
export function keyInWords({ operation, values, how }: Looked): string {
  const inWords = (name: string) =>
    `${operation.fields.find((field) => field.name === name)?.label ?? name} ${plainText(values[name])}`;
  const { field, of = [] } = how.key;
  return [field, ...of.filter((name) => values[name] !== undefined)].map(inWords).join(' of ');
}

/** The found records, as the details of a failed item show them. */
export const shownUnder = ({ how }: Pick<Looked, 'how'>, records: Row[]): { matches: Row[] } => ({
  matches: records.slice(0, SHOWN).map((record) => givenBy(how, record)),
});

/** The success of an item that was done before. */
export const alreadyDone = (looked: Looked, record: Row): UnitOutcome =>
  withApproved(looked, {
    ok: true,
    records: [{ ...givenBy(looked.how, record), [looked.how.mark]: true }],
    hints: [
      { type: 'info', message: `Done before, so nothing was sent: see "${looked.how.mark}" of the item` },
    ],
  });

/** The success of an item whose answer was lost. */
export const foundLater = (looked: Looked, record: Row): UnitOutcome =>
  withApproved(looked, {
    ok: true,
    records: [givenBy(looked.how, record)],
    hints: [
      { type: 'info', message: 'The answer was lost, and the look-up has found that it was carried out' },
    ],
  });

/** The failure of an item that may have been done before. */
export const needsDecision = (looked: Looked, records: Row[]): CallFailure =>
  new CallFailure({
    kind: 'refused',
    message: `Not sent, since it needs a decision: there ${records.length === 1 ? 'is a record' : `are ${records.length} records`} of ${keyInWords(looked)} already`,
    description:
      'They differ from this item, are older, or are several; "matches" in the details shows them. If this is meant besides, give it a key of its own.',
    details: shownUnder(looked, records),
    sent: false,
  });

/** The failure of an item that the service took for a repeat of an earlier record with its key, although they differ. */
export const differsBefore = (looked: Looked, record: Row): CallFailure =>
  new CallFailure({
    kind: 'refused',
    message: `Not done, and it needs a decision: the service took it for a repeat of an earlier record of ${keyInWords(looked)}`,
    description:
      'That record differs from this item, or no longer counts; "matches" in the details shows it. If this is meant besides, give it a key of its own.',
    details: shownUnder(looked, [record]),
  });

/** The failure of an item whose outcome is still unknown after the look-up. */
export function stillUnknown({ how }: Looked, unknown: CallFailure, records: Row[] = []): CallFailure {
  const found =
    records.length === 0
      ? 'The look-up has found nothing of it.'
      : 'What the look-up has found does not say it clearly; "matches" in the details shows it.';
  const description = [unknown.description, found].filter(Boolean).join(' ');
  return unknown.with({ description, details: { ...unknown.details, ...shownUnder({ how }, records) } });
}

/** The failure of an item whose record was found, but without something that only the lost answer contained. */
export const foundWithout = ({ how }: Looked, unknown: CallFailure, record: Row): CallFailure =>
  unknown.with({
    description: [
      `The look-up has found that it was carried out, but ${how.lacks} was in the answer that was lost; "matches" in the details shows what there is.`,
      how.text,
    ].join(' '),
    details: { ...unknown.details, ...shownUnder({ how }, [record]) },
  });

/**
 * The failure of an item that an earlier run may have sent, if finding nothing proves nothing. In: when this run began; the
 * call was sent before that.
 */
export const leftByAnEarlierRun = (
  looked: Looked,
  began: number,
  run: Parameters<typeof soughtBy>[1],
): CallFailure =>
  new CallFailure({
    kind: 'blocked',
    message: `${keyInWords(looked)} may have been sent by an earlier run, and the look-up shows nothing of it`,
    description: `Nothing was sent now, since no look-up of this run has shown that it finds anything. ${looked.how.text}`,
    details: { ...factsOf(looked, began), ...soughtBy(looked, run, began), matches: [] },
    outcome: 'unknown',
    sent: false,
  });

/** Why a run sends no more: the look-up does not find what was just done. */
export const blind = (looked: Looked, seconds: number): CallFailure =>
  new CallFailure({
    kind: 'blocked',
    message: `Not sent, since the look-up does not work here: it did not show ${keyInWords(looked)} within ${seconds} seconds after it was done`,
    description: `Without it the node can't find what was done before. Raise Settle Delay if the service takes longer. ${looked.how.text}`,
    sent: false,
  });

/** The hint of a run without a journal. */
export const noJournalHint = (seconds: number): Hint => ({
  type: 'warning',
  message: `This n8n did not keep the keys of the calls (was the workflow saved?), so each was looked up once more after ${seconds} seconds before it was sent`,
});
