import { derived } from '../operation/derived';
import { CallFailure } from '../errors';
import {
  keysAdder,
  lookUpsFor,
  matches,
  valueAt,
  valueBy,
  MERGE_SWITCH,
  ONLY_EMPTY,
  parseFields,
  plainText,
  USE_OLDEST,
  type Field,
  type FindBy,
  type FindFirst,
  type Operation,
  type OrElse,
  type Upsert,
  type Values,
} from '../operation';
import { askedFor } from './asked';
import { keyText } from './batchAnswer';
import { asStep, dryCallsOf, withAround, type DryCalls } from './dryAround';
import { meansNone } from './foundBy';
import type { Answer } from './invoke';
import { lacksRecord } from './merge';
import { currentRecord, onlyEmpty } from './onlyEmpty';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** Makes the call of either operation. */
export type Perform = (operation: Operation, values: Values, session: Session) => Promise<Answer>;

/** What happened to the record. It is the member `upsert` of the item. */
type Became = 'created' | 'updated';

/**
 * Creates a record, or updates it if it exists. After a create with an unknown outcome, nothing else is sent. In:
 * `perform`, which makes a call with its merge. Throws CallFailure.
 */
export async function createOrUpdate(
  create: Operation,
  upsert: Upsert,
  values: Values,
  session: Session,
  perform: Perform,
): Promise<Answer> {
  if (upsert.kind === 'orElse') return await createFirst(create, upsert, values, session, perform);
  const found = await findRecord(upsert, values, session);
  if (!found) {
    assertCreatable(create, upsert, values);
    return saying('created', await perform(create, values, session));
  }
  const { how, record } = found;
  const key = how.key ?? upsert.key;
  const update = updateValues(upsert, key, values, (member) => valueAt(record, member), session);
  try {
    const answer = await updated(upsert, { how, update, values }, session, perform);
    const records = keysAdder(create)(values, answer.records);
    return saying('updated', { ...answer, records, foundBy: how });
  } catch (failure) {
    throw withAround(failure, { foundBy: how });
  }
}

/** An update of a record that was found: how, the values of the update, and those of the item. */
interface FoundUpdate {
  how: FindBy;
  update: Values;
  values: Values;
}

async function updated(
  { update: operation, fills, key }: FindFirst,
  { how, update, values }: FoundUpdate,
  session: Session,
  perform: Perform,
): Promise<Answer> {
  const onlyFills = values[ONLY_EMPTY] === true;
  if (!fills || !(onlyFills || how.gone)) return await perform(operation, update, session);
  const current = await currentRecord(fills, update, Object.keys(key), session);
  if (how.gone && matches(how.gone, current)) throw deleted(how, values);
  if (!onlyFills) return await perform(operation, update, session);
  const kept = onlyEmpty(operation, current, update, session);
  return kept.unchanged ?? (await perform(operation, kept.values, session));
}

const deleted = (how: FindBy, values: Values): CallFailure =>
  blocked(
    `${how.label} ${givenFor(how, values)} is that of a record that was deleted`,
    'Restore the record, or remove this key from it.',
  );

/** Throws CallFailure if the item has a key that no new record can have, or lacks what a new record needs. */
function assertCreatable({ fields }: Operation, upsert: FindFirst, values: Values): void {
  const known = lookUpsFor(upsert, values).find(({ assigned }) => assigned);
  if (known)
    throw blocked(
      `No record has the ${known.label} ${givenFor(known, values)}, and a new one would get another`,
    );
  const missing = fields.find(({ name }) => upsert.toCreate?.includes(name) && values[name] === undefined);
  if (missing) throw blocked(`No record was found, and a new one needs a value for ${missing.label}`);
}

const blocked = (message: string, advice = ''): CallFailure =>
  new CallFailure({
    kind: 'blocked',
    message,
    description: `${NOTHING_CHANGED} ${advice}`.trim(),
    sent: false,
  });

async function createFirst(
  create: Operation,
  upsert: OrElse,
  values: Values,
  session: Session,
  perform: Perform,
): Promise<Answer> {
  const update = async (): Promise<Answer> => {
    const own = updateValues(upsert, upsert.key, values, (name) => values[name], session);
    const answer = await perform(upsert.update, own, session);
    return saying('updated', answer);
  };
  try {
    return saying('created', await perform(create, values, session));
  } catch (failure) {
    const unsent = dryCallsOf(failure);
    if (unsent) return await dryUpdate(failure, unsent, update);
    if (!(failure instanceof CallFailure) || !isThere(failure, upsert)) throw failure;
  }
  return await update();
}

const REFUSED_FIRST = 'Sent before. The service refuses it, since the record exists; so it is updated.';

/**
 * In a dry run, the update's own read shows whether the record exists. If it does, both calls are shown; if not, only that
 * of the create. Throws the failure that has them, or that of a read that shows neither.
 */
async function dryUpdate(created: unknown, unsent: DryCalls, update: () => Promise<Answer>): Promise<Answer> {
  try {
    return await update();
  } catch (failure) {
    if (dryCallsOf(failure)) throw withAround(failure, { before: asStep(unsent, REFUSED_FIRST) });
    throw lacksRecord(failure) ? created : failure;
  }
}

/** Only a refusal shows that the record exists; a call with an unknown outcome does not. */
const isThere = ({ kind, code, status, outcome }: CallFailure, { codes }: OrElse): boolean =>
  kind === 'refused' && outcome !== 'unknown' && codes.map(String).includes(String(code ?? status));

/** How an update gets its values. */
interface UpdateForm {
  /** The names of the fields that it shares with the create. */
  shared: string[];
  /** The fields that are always sent, and those that name the record. */
  fixed: Field[];
  /** Its values if it is merged with the record, or none. */
  merged: Values;
}

/** By what names the record: a look-up may have its own. */
const formsOf = derived(({ update: { fields } }: Upsert) =>
  derived((key: Record<string, string>): UpdateForm => {
    const isFixed = ({ name, preset }: Field) => preset !== undefined || name in key;
    return {
      shared: fields.filter((field) => !isFixed(field)).map(({ name }) => name),
      // A key that the form shows only for one way to name the record is known here.
      fixed: fields
        .filter(isFixed)
        .map((field) => (field.name in key ? { ...field, shownIf: undefined } : field)),
      merged: fields.some(({ name }) => name === MERGE_SWITCH) ? { [MERGE_SWITCH]: true } : {},
    };
  }),
);

/**
 * The values that the update shares with the create, by the names of its fields, with the keys of the record. In: what fills
 * the keys, and the value of that.
 */
function updateValues(
  upsert: Upsert,
  key: Record<string, string>,
  values: Values,
  valueOf: (from: string) => unknown,
  { redact }: Session,
): Values {
  const { shared, fixed, merged } = formsOf(upsert)(key);
  const keys = Object.fromEntries(Object.entries(key).map(([name, from]) => [name, valueOf(from)]));
  const checked = parseFields(fixed, keys, { timezone: 'UTC', mask: redact.text });
  const [problem] = checked.problems;
  if (problem)
    throw new CallFailure({
      kind: 'blocked',
      message: `The record is there, but its key does not fit: ${problem.message}`,
      description: NOTHING_CHANGED,
      sent: false,
    });
  return {
    ...Object.fromEntries(shared.map((name) => [name, values[name]])),
    ...checked.values,
    ...merged,
  };
}

const NOTHING_CHANGED = 'Nothing was changed.';

/** The one existing record, and how it was found. The first look-up that finds any record decides. */
async function findRecord(
  upsert: FindFirst,
  values: Values,
  session: Session,
): Promise<{ how: FindBy; record: Row } | undefined> {
  for (const how of lookUpsFor(upsert, values)) {
    const found = distinct(await recordsBy(how, values, session), Object.values(how.key ?? upsert.key));
    const one = found.length > 1 && values[USE_OLDEST] === true ? oldestOf(found, upsert.oldest) : found[0];
    if (one && (found.length === 1 || values[USE_OLDEST] === true)) return { how, record: one };
    if (found.length > 0) throw severalMatch(how, found, values);
  }
  return undefined;
}

/** A record that matches twice, by two addresses, is one record. */
function distinct(records: Row[], key: string[]): Row[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const id = keyText(key.map((member) => valueAt(record, member)));
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

async function recordsBy(how: FindBy, values: Values, session: Session): Promise<Row[]> {
  try {
    return (await invokeAll(how.read, askedFor(how, values), session)).records;
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    if (meansNone(how.read, failure)) return [];
    const description = [
      failure.description,
      'It is not known whether the record is there, so nothing was changed.',
    ];
    throw failure.with({
      description: description.filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
  }
}

/** The record with the lowest number or the earliest date; undefined if two share it, or if a record has none. */
function oldestOf(records: Row[], member = ''): Row | undefined {
  const ages = records.map((record) => ({ record, age: plainText(valueAt(record, member)) }));
  if (ages.some(({ age }) => age === undefined)) return undefined;
  const isNumbers = ages.every(({ age }) => /^\d+$/.test(age ?? ''));
  const sorted = ages.sort((one, other) => compare(one.age ?? '', other.age ?? '', isNumbers));
  return sorted[0]?.age === sorted[1]?.age ? undefined : sorted[0]?.record;
}

function compare(one: string, other: string, isNumbers: boolean): number {
  if (isNumbers && one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : Number(one > other);
}

/** How many records a failed item shows. */
const MOST_SHOWN = 20;

const givenFor = ({ by }: FindBy, values: Values): string =>
  by.map((each) => plainText(valueBy(each, values))).join(', ');

function severalMatch(how: FindBy, found: Row[], values: Values): CallFailure {
  return new CallFailure({
    kind: 'refused',
    message: `${found.length} records match ${how.label} ${givenFor(how, values)}, so it is not clear which one to update`,
    description: `The item has them under details.matches. ${NOTHING_CHANGED}`,
    status: 200,
    sent: false,
    details: { matches: found.slice(0, MOST_SHOWN) },
  });
}

const saying = (became: Became, answer: Answer): Answer => ({
  ...answer,
  records: answer.records.map((record) => ({ upsert: became, ...record })),
});
