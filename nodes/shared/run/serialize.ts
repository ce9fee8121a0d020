import { keyText } from '../invoke/batchAnswer';
import { givesRows, partOf, valueBy, type FindFirst, type Operation, type Value } from '../operation';
import type { Ledger } from './ledger';
import type { Unit, UnitOutcome } from './unit';

/** The record that a unit is about, as a text; undefined for a unit that waits for no other. */
export type RecordOf = (unit: Unit) => string | undefined;

/**
 * Identifies the record of each unit. Units of one record are called one after another, in input order.
 * In: the operation, and all units of the run. If any unit lacks a field of `serializeBy`, the field can't identify
 * records, so it is ignored. Out: a function that finds a unit's record once, however often it is asked.
 */
export function recordsOf(operation: Operation, units: Unit[]): RecordOf {
  const find = finderOf(operation, units);
  const found = new Map<Unit, string | undefined>();
  return (unit) => {
    const known = found.get(unit);
    if (known !== undefined || found.has(unit)) return known;
    const record = find(unit);
    found.set(unit, record);
    return record;
  };
}

function finderOf(operation: Operation, units: Unit[]): RecordOf {
  const { batch, merge } = operation;
  const isAbout = (unit: Unit): boolean => batch === undefined || unit.entry !== undefined;
  const fields = operation.serializeBy ?? (merge && Object.values(merge.key));
  if (fields) {
    const identifying = fields.filter((field) =>
      units.every((unit) => !isAbout(unit) || valueOf(operation, unit, field) !== undefined),
    );
    return (unit) =>
      isAbout(unit)
        ? keyText(identifying.map((field) => textOf(valueOf(operation, unit, field))))
        : undefined;
  }
  if (batch && 'key' in batch.verdict) {
    const names = Object.values(batch.verdict.key);
    return ({ entry }) =>
      entry === undefined ? undefined : keyText(names.map((name) => partOf(entry, name)));
  }
  if (!batch || givesRows(operation)) return () => undefined;
  return ({ entry }) => (entry === undefined ? undefined : keyText([entry]));
}

const NO_KEYS: string[] = [];

/**
 * The keys of a call: calls that share a key go one after another. A record that is searched by several keys
 * has all of them, and so has a call that touches several records.
 */
export function waitingKeys(
  { upsert, serializeByEach }: Operation,
  units: Unit[][],
  recordOf: RecordOf,
): string[] {
  if (upsert?.kind === 'findFirst') return keysOfSearch(upsert, units.flat());
  if (serializeByEach) return keysOfEach(serializeByEach, units.flat());
  const [first, ...others] = units;
  const [unit] = first ?? [];
  // As nearly always. An array that grows takes room for many more.
  if (unit && first?.length === 1 && others.length === 0) {
    const record = recordOf(unit);
    return record === undefined ? NO_KEYS : [record];
  }
  const keys: string[] = [];
  for (const same of units) {
    for (const unit of same) {
      const record = recordOf(unit);
      if (record !== undefined) keys.push(record);
    }
  }
  return keys;
}

const keysOfEach = (fields: string[], units: Unit[]): string[] =>
  units.flatMap(({ values }) =>
    fields.flatMap((field) => [values[field] ?? []].flat().map((value) => keyText([textOf(value)]))),
  );

/** A key may have several parts, such as a name that is unique for one application only. */
const keysOfSearch = ({ lookUps }: FindFirst, units: Unit[]): string[] =>
  units.flatMap(({ values }) =>
    lookUps
      .filter(({ by }) => by.every((each) => valueBy(each, values) !== undefined))
      .map(({ by }) => keyText(by.flatMap((each) => [each.from, textOf(valueBy(each, values))]))),
  );

function valueOf({ batch }: Operation, { values, entry }: Unit, field: string): Value | undefined {
  const isCollected = [batch?.collects ?? []].flat().includes(field);
  return isCollected && entry !== undefined ? partOf(entry, field) : values[field];
}

const textOf = (value: Value | undefined): unknown =>
  typeof value === 'object'
    ? JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
    : value;

/**
 * The units to call, in input order: those without an outcome, and those that follow one of them for the same record. The
 * latter are sent again if a repeat does no harm, else the earlier change would win. Work that has failed is never repeated.
 */
export function unitsToCall(
  { effect }: Operation,
  units: Unit[],
  recordOf: RecordOf,
  ledger: Ledger,
): Unit[] {
  const again = new Set<string>();
  return units.filter((unit) => {
    const record = effect === 'idempotent' ? recordOf(unit) : undefined;
    const outcome = ledger.get(unit.id);
    const isRepeated = record !== undefined && again.has(record) && !hasFailedWork(outcome);
    if (outcome !== undefined && !isRepeated) return false;
    if (record !== undefined) again.add(record);
    return true;
  });
}

const hasFailedWork = (outcome: UnitOutcome | undefined): boolean =>
  outcome !== undefined && !outcome.ok && outcome.workFailed === true;
