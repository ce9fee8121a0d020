import { dayText, momentText } from '../compile/comparable';
import { derived, typesOf } from '../operation/derived';
import { CallFailure } from '../errors';
import {
  isAbsent,
  matches,
  valueAt,
  plainText,
  typeAt,
  vendorInstant,
  type Field,
  type Kind,
  type LookUp,
  type Operation,
  type Values,
} from '../operation';
import { askedFor } from './asked';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/** The vendor's records under the key of a call. */
export interface Found {
  /** All records with the key. */
  all: Row[];
  /** Those that count as done. */
  live: Row[];
  /** The IDs of all of them. */
  ids: ReadonlySet<string>;
  /** All records that the read returned, with any key. */
  brought: Row[];
}

/** A call, and how to look it up. */
export interface Looked {
  how: LookUp;
  operation: Operation;
  values: Values;
}

/** If there are this many, the read seems to ignore the key, and the record may be among those that were not read. */
const MOST_RECORDS = 1_000;

const HOUR_MS = 3_600_000;

/** Reads the vendor's records under the key of a call. Throws CallFailure. */
export async function lookedUp({ how, values }: Looked, session: Session): Promise<Found> {
  const { records } = await invokeAll(how.read, askedFor(how, values), session, MOST_RECORDS);
  if (records.length >= MOST_RECORDS) throw ignored();
  const all = records.filter((record) => hasSameKey(how, values, record));
  const live = all.filter((record) => how.counts === undefined || matches(how.counts, record));
  return {
    all,
    live: how.parts ? joined(how, live) : live,
    ids: new Set(all.map((record) => idOf(how, record))),
    brought: records,
  };
}

/** Whether a record has the key of a call, and the values within which the key is unique, if the record shows them. */
export function hasSameKey({ key, same }: LookUp, values: Values, record: Row): boolean {
  const within = Object.entries(same).filter(([, name]) => key.of?.includes(name));
  return [[key.member, key.field] as const, ...within].every(
    ([member, name]) => plainText(valueAt(record, member)) === plainText(values[name]),
  );
}

const ignored = (): CallFailure =>
  new CallFailure({
    kind: 'unreadable',
    message: `The service brought ${MOST_RECORDS} records and more, so it seems to ignore what it is searched for`,
  });

/** The key of a call, with the values within which it is unique. */
export const keyOf = ({ key }: LookUp, values: Values): string =>
  [key.field, ...(key.of ?? [])].map((name) => plainText(values[name]) ?? '').join(' ');

/** Whether a call can be looked up: one that moves no money may lack the key. */
export const hasKey = ({ how, values }: Looked): boolean => values[how.key.field] !== undefined;

export const idOf = ({ id }: LookUp, record: Row): string => plainText(valueAt(record, id)) ?? '';

/**
 * Whether a record belongs to the change of a call. Values that the call leaves out are not compared.
 * Throws CallFailure if the record behind the call can't be read.
 */
export async function isSame(looked: Looked, record: Row, session: Session): Promise<boolean> {
  return isAlike(looked, record) && (await isOfBehind(looked, record, session));
}

/** A member of the records that is compared with a field of the call, and how. */
interface Compared {
  member: string;
  name: string;
  kind: Kind | undefined;
  shown: ReturnType<typeof shownBy>;
}

/** The members of a look-up that are compared, by the fields of the call. A look-up may serve several operations. */
const comparedBy = derived((how: LookUp) =>
  derived((fields: Field[]): Compared[] =>
    Object.entries(how.same).map(([member, name]) => ({
      member,
      name,
      kind: typesOf(fields).get(name)?.kind,
      shown: shownBy(how, member),
    })),
  ),
);

/** Whether a record has the values of the call. Values that the call leaves out are not compared. */
export function isAlike({ how, operation, values }: Looked, record: Row): boolean {
  const equal = comparedBy(how)(operation.fields).every(({ member, name, kind, shown }) => {
    const wanted = values[name];
    return wanted === undefined || isEqual(kind, valueAt(record, member), wanted, shown);
  });
  return (
    equal &&
    (how.sameIf === undefined || matches(how.sameIf, record)) &&
    hasParts({ how, operation, values }, record)
  );
}

/** All records of a change, by the first of them. */
const partsOf = new WeakMap<Row, Row[]>();

/** One record per change: the first one with its ID. */
export function joined(how: LookUp, records: Row[]): Row[] {
  const changes = new Map<string, Row[]>();
  for (const record of records) {
    const id = idOf(how, record);
    const parts = changes.get(id);
    if (parts && id !== '') parts.push(record);
    else changes.set(id === '' ? `no ID ${changes.size}` : id, [record]);
  }
  for (const parts of changes.values()) for (const first of parts.slice(0, 1)) partsOf.set(first, parts);
  return [...changes.values()].flatMap((parts) => parts.slice(0, 1));
}

/** Whether the records of a change match the rows of the call, one to one. */
function hasParts({ how: { parts }, operation, values }: Looked, record: Row): boolean {
  if (!parts) return true;
  const type = typesOf(operation.fields).get(parts.rows);
  const rows = values[parts.rows];
  if (type?.kind !== 'records' || !Array.isArray(rows)) return true;
  const left = [...(partsOf.get(record) ?? [record])];
  const types = typesOf(type.fields);
  const isOf = (row: Values) => (part: Row) =>
    Object.entries(parts.same).every(([member, name]) =>
      isEqual(types.get(name)?.kind, valueAt(part, member), row[name], undefined),
    );
  return (
    left.length === rows.length &&
    rows.every((row) => {
      const at = left.findIndex(isOf(row as Values));
      if (at === -1) return false;
      left.splice(at, 1);
      return true;
    })
  );
}

/** Whether a record matches the record behind the call, such as the digits of the stored card. */
async function isOfBehind({ how, values }: Looked, record: Row, session: Session): Promise<boolean> {
  const { behind } = how;
  const id = behind && plainText(values[behind.id.field]);
  const isShown = behind && Object.keys(behind.same).some((member) => !isAbsent(valueAt(record, member)));
  if (!behind || id === undefined || !isShown) return true;
  const asked = Object.fromEntries(Object.entries(behind.with).map(([name, from]) => [name, values[from]]));
  const { records } = await invokeAll(behind.read, asked, session, MOST_RECORDS);
  const { usual } = behind;
  const isMeant = (each: Row): boolean =>
    usual && usual.value === id ? matches(usual.if, each) : plainText(valueAt(each, behind.id.member)) === id;
  const meant = records.find(isMeant);
  if (!meant) return false;
  return Object.entries(behind.same).every(([member, other]) => {
    const [found, wanted] = [valueAt(record, member), valueAt(meant, other)];
    if (isAbsent(found) && isAbsent(wanted)) return true;
    return isEqual(undefined, found, wanted, shownBy(how, member));
  });
}

/** How the answer shows a text: of a card or account only the last four digits; a code may come in small letters. */
function shownBy({ read }: LookUp, member: string): 'last4' | 'upper' | undefined {
  const type = typeAt(read.result.shape, member);
  if (type?.kind !== 'text') return undefined;
  if (type.shows === 'last4') return 'last4';
  return type.upper ? 'upper' : undefined;
}

const NUMBERS: ReadonlySet<Kind | undefined> = new Set<Kind>(['money', 'decimal', 'integer']);

/**
 * Amounts are compared as numbers (10 is 10.00), card numbers by their last four digits, codes in capitals without regard to
 * case, days without a time, moments in GMT, and all else exactly.
 */
function isEqual(
  kind: Kind | undefined,
  found: unknown,
  wanted: unknown,
  shown: ReturnType<typeof shownBy>,
): boolean {
  const [one, other] = [plainText(found)?.trim(), plainText(wanted)?.trim()];
  if (one === undefined || one === '' || other === undefined) return false;
  if (shown === 'last4') return last4(one) === last4(other);
  if (shown === 'upper') return one.toUpperCase() === other.toUpperCase();
  if (kind === 'day') return dayText(one) === dayText(other);
  if (kind === 'moment') return momentText(one) === momentText(other);
  return NUMBERS.has(kind) ? Number(one) === Number(other) : one === other;
}

const last4 = (text: string): string => text.replace(/\D/g, '').slice(-4);

/** Whether a record was created at most so many hours ago. False if the record does not say when. */
export function isRecent({ created }: LookUp, record: Row, hours: number, now = Date.now()): boolean {
  if (!created) return true;
  const at = createdAt(created.member, record);
  return at !== undefined && now - at <= (hours + (created.offBy ?? 0)) * HOUR_MS;
}

/**
 * Whether a record may have been made after a moment, as far as the zone of its time is known. True if the vendor says no
 * time of records, or if the moment is unknown; false if this record has no time.
 */
export function isSince({ created }: LookUp, record: Row, moment: number | undefined): boolean {
  if (!created || moment === undefined) return true;
  const at = createdAt(created.member, record);
  return at !== undefined && at >= Math.floor(moment / 1_000) * 1_000 - (created.offBy ?? 0) * HOUR_MS;
}

/**
 * Whether a record is newer than a call. In: the records from before the call, if they were read; otherwise the vendor's
 * clock decides, if its zone is documented.
 */
export function isNew(how: LookUp, record: Row, sentAt: number, before: Found | undefined): boolean {
  // A record that counted before would have prevented the call.
  if (how.changes) return true;
  if (before) return !before.ids.has(idOf(how, record));
  if (!how.created || how.created.offBy !== undefined) return false;
  const at = createdAt(how.created.member, record);
  // Vendors cut fractions of a second off.
  return at !== undefined && at >= Math.floor(sentAt / 1_000) * 1_000;
}

function createdAt(member: string, record: Row): number | undefined {
  const value = valueAt(record, member);
  return typeof value === 'string' ? vendorInstant(value) : undefined;
}

/** The members of a found record that users see: only those that the declaration names. */
export const givenBy = ({ gives }: LookUp, record: Row): Row =>
  Object.fromEntries(
    Object.entries(gives)
      .map(([name, member]) => [name, valueAt(record, member)] as const)
      .filter(([, value]) => !isAbsent(value)),
  );

/** The failure of a call that was not sent, since it could not be looked up. */
export function notLookedUp(error: unknown, { how }: Looked): CallFailure {
  const failure =
    error instanceof CallFailure
      ? error
      : new CallFailure({
          kind: 'unreadable',
          message: String((error as Error | undefined)?.message ?? error),
        });
  const description = [failure.description, 'It is not known whether it was done before.', how.text];
  return failure.with({
    message: `Not sent, since the look-up failed: ${failure.message}`,
    description: description.filter(Boolean).join(' '),
    outcome: 'failed',
    sent: false,
  });
}
