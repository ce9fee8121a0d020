import { asRead } from '../compile/asRead';
import { compile } from '../compile/compile';
import { CallFailure } from '../errors';
import {
  convertRecord,
  isAbsent,
  isPlainObject,
  type Field,
  type Operation,
  type Value,
  type Values,
} from '../operation';
import { stepsIn } from '../protocol/json/given';
import { treeAt } from '../protocol/tree';
import type { Answer } from './invoke';
import type { Session } from './session';
import { invokeAll } from './walk';

type Row = Record<string, unknown>;

/**
 * The values of an update without those of members that the record has already. In: the record as the vendor has it. Out: the
 * remaining values, or the answer of a record that has all of them.
 */
export function onlyEmpty(
  update: Operation,
  current: Row,
  values: Values,
  session: Session,
): { values: Values; unchanged?: Answer } {
  const { emptyDates } = session.system.connector;
  const kept: Values = { ...values };
  let isChange = false;
  for (const field of update.fields.filter(({ in: place }) => place === 'body')) {
    const given = values[field.name];
    if (given === undefined) continue;
    const left = emptyOnly(field, given, treeAt(current, stepsIn(field)), emptyDates);
    kept[field.name] = left;
    isChange ||= left !== undefined;
  }
  if (isChange) return { values: kept };
  const records = compile(update, session.system.connector).unchanged(values, current);
  return { values: kept, unchanged: { body: undefined, records } };
}

/** What of a value goes into an empty place: of an object, only the members that are empty there. */
function emptyOnly(
  field: Field,
  given: Value,
  there: unknown,
  emptyDates?: readonly string[],
): Value | undefined {
  const { type } = field;
  if (type.kind === 'record' && isPlainObject(there) && isPlainObject(given)) {
    const left = type.fields.flatMap((member): Array<[string, Value]> => {
      const value = (given as Values)[member.name];
      const kept =
        value === undefined
          ? undefined
          : emptyOnly(member, value, treeAt(there, stepsIn(member)), emptyDates);
      return kept === undefined ? [] : [[member.name, kept]];
    });
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
  const { value } = convertRecord({ value: type }, { value: there }, { emptyDates });
  return isEmpty(value) ? given : undefined;
}

/** 0 stands for "none" in a number. */
const isEmpty = (value: unknown): boolean =>
  isAbsent(value) ||
  value === '' ||
  value === 0 ||
  value === '0' ||
  (Array.isArray(value) && value.length === 0);

/** The record as the vendor has it. In: the fields of the read that name it. Throws CallFailure if it can't be read. */
export async function currentRecord(
  read: Operation,
  values: Values,
  keys: string[],
  session: Session,
): Promise<Row> {
  const asked = Object.fromEntries(keys.map((name) => [name, values[name]]));
  try {
    const [record] = (await invokeAll(asRead(read), asked, session)).records;
    if (record) return record;
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    throw failure.with({
      description: [failure.description, NOT_CHANGED].filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
  }
  throw new CallFailure({
    kind: 'refused',
    message: 'The record that was found is not there any more',
    description: NOT_CHANGED,
    status: 200,
    sent: false,
  });
}

const NOT_CHANGED = 'The current values could not be read, so nothing was changed.';
