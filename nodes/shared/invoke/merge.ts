import { CallFailure } from '../errors';
import { asRead } from '../compile/asRead';
import { compile } from '../compile/compile';
import { isBare } from '../http/status';
import {
  isBeside,
  isMerged,
  MERGE_SWITCH,
  parseFields,
  plainText,
  type Field,
  type FillMerge,
  type MembersMerge,
  type MergeRead,
  type Operation,
  type Values,
  valueAt,
  type WholeMerge,
} from '../operation';
import type { WholeArgument } from '../protocol/protocol';
import { meansNone } from './foundBy';
import type { Session } from './session';
import { invokeAll } from './walk';

const FILL_IN = 'Fill in the field. Nothing was changed.';

type Row = Record<string, unknown>;

/** An update, completed from the current record. */
export interface MergedUpdate {
  values: Values;
  /** The whole record, if it is sent back as a whole. */
  whole?: WholeArgument;
  /** The current record, if it already has all the given values. */
  unchanged?: Row;
}

/** Failures of updates whose record is not there. */
const withoutRecord = new WeakSet<CallFailure>();

/** Whether an update has failed because its record is not there, and for no other reason. */
export const lacksRecord = (failure: unknown): boolean =>
  failure instanceof CallFailure && withoutRecord.has(failure);

/**
 * Completes an update: what the user left out is taken from the current record, if the user wants that.
 * Throws CallFailure if the record can't be read; nothing has been changed then.
 */
export async function mergeCurrent(
  operation: Operation,
  values: Values,
  session: Session,
): Promise<MergedUpdate> {
  const { merge } = operation;
  if (!merge || !isMerged(operation, values)) return { values };
  if (merge.kind === 'fill') return { values: await filled(operation, merge, values, session) };
  const { layer } = compile(operation, session.system.connector);
  if (!layer?.needsRecord(values)) return { values };
  const raw = { ...merge, read: asRead(merge.read) };
  const current = await readCurrent(operation, raw, values, session, (row) => layer.isRecord(row));
  for (const { name, text } of layer.secretsOf(current)) session.learn(text, name);
  const { whole, isChange, missing } = layer.lay(current, values);
  if (missing) throw incomplete(missing);
  return { values, whole, unchanged: isChange || sendsMore(operation, merge, values) ? undefined : current };
}

/** Whether the call does more than to change the record. */
const sendsMore = ({ fields }: Operation, merge: WholeMerge | MembersMerge, values: Values): boolean =>
  fields.some((field) => values[field.name] !== undefined && isBeside(merge, field));

async function filled(
  operation: Operation,
  merge: FillMerge,
  values: Values,
  session: Session,
): Promise<Values> {
  const members = Object.values(merge.fill);
  const brings = (row: Row) => members.some((member) => valueAt(row, member) !== undefined);
  const current = await readCurrent(operation, merge, values, session, brings);
  const merged = { ...currentValues(operation, merge, current, values, session), ...values };
  assertComplete(operation, merged);
  return merged;
}

/** In: `isRecord`: an answer without any of the members is not a record. To write without them would clear them. */
async function readCurrent(
  operation: Operation,
  { read, key, match = {} }: MergeRead,
  values: Values,
  session: Session,
  isRecord: (row: Row) => boolean,
): Promise<Row> {
  const asked = Object.fromEntries(Object.entries(key).map(([field, from]) => [field, values[from]]));
  const records = await recordsOf(read, asked, session);
  const fitting = records
    .filter(isRecord)
    .filter((record) =>
      Object.entries(match).every(
        ([member, field]) => plainText(valueAt(record, member)) === plainText(values[field]),
      ),
    );
  const [found, ...others] = fitting;
  if (found && others.length === 0) return found;
  const which = [...new Set([...Object.values(key), ...Object.values(match)])]
    .filter((name) => values[name] !== undefined)
    .map(
      (name) =>
        `${operation.fields.find((field) => field.name === name)?.label ?? name} ${plainText(values[name])}`,
    )
    .join(', ');
  const message = found
    ? `There are ${fitting.length} records of ${which}, so it is not clear which values are current`
    : `There is no record of ${which} to merge with`;
  const description = 'Check what names the record. Nothing was changed.';
  const failure = new CallFailure({ kind: 'refused', message, description, status: 200, sent: false });
  if (!found) withoutRecord.add(failure);
  throw failure;
}

/** If the read fails, the update was not sent. */
async function recordsOf(read: Operation, asked: Values, session: Session): Promise<Row[]> {
  try {
    return (await invokeAll(read, asked, session)).records;
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const description = [
      failure.description,
      'The current values could not be read, so nothing was changed.',
    ];
    const unread = failure.with({
      description: description.filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
    if (saysNotThere(failure, read, session)) withoutRecord.add(unread);
    throw unread;
  }
}

const GONE = new Set<number | undefined>([404, 410]);

/** Whether a refusal of a read says that the record is not there. A status without words may come from a proxy. */
const saysNotThere = (failure: CallFailure, read: Operation, { system }: Session): boolean =>
  failure.kind === 'refused' &&
  ((GONE.has(failure.status) && !isBare(failure)) ||
    system.connector.notThere?.test(failure.message) === true ||
    meansNone(read, failure));

/**
 * What the record has for each field that was left out, in the form in which the field takes it. Empty values are left out.
 */
function currentValues(
  { fields }: Operation,
  { fill, insteadOf = {} }: FillMerge,
  current: Row,
  given: Values,
  { redact }: Session,
): Values {
  const isGiven = (name: string | undefined) => name !== undefined && given[name] !== undefined;
  const missing = fields.filter(
    ({ name }) => fill[name] !== undefined && !isGiven(name) && !isGiven(insteadOf[name]),
  );
  const raw = Object.fromEntries(missing.map(({ name }) => [name, valueAt(current, fill[name] ?? '')]));
  const optional = missing.map((field) => ({
    ...field,
    required: false,
    requiredIf: undefined,
    shownIf: undefined,
  }));
  const { values, problems } = parseFields(optional, raw, { timezone: 'UTC', mask: redact.text });
  const [problem] = problems;
  if (problem)
    throw new CallFailure({
      kind: 'blocked',
      message: `A current value does not fit: ${problem.message}`,
      description: FILL_IN,
      sent: false,
    });
  return values;
}

/** With the switch on, the record must have what is otherwise required of the user. */
function assertComplete({ fields }: Operation, values: Values): void {
  const isRequired = ({ requiredIf }: Field) =>
    requiredIf !== undefined && 'field' in requiredIf && requiredIf.field === MERGE_SWITCH;
  const empty = fields.find((field) => isRequired(field) && values[field.name] === undefined);
  if (empty) throw incomplete(empty);
}

function incomplete({ label }: Field): CallFailure {
  const message = `${label} is required, and the record has no value for it`;
  return new CallFailure({ kind: 'blocked', message, description: FILL_IN, sent: false });
}
