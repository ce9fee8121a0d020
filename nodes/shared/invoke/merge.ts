import { CallFailure } from '../errors';
import { asRead } from '../compile/asRead';
import { compile } from '../compile/compile';
import { derived } from '../operation/derived';
import { isBare } from '../http/status';
import {
  isBeside,
  isMerged,
  MERGE_SWITCH,
  parseFields,
  plainText,
  type Field,
  type FillMerge,
  type MergeRead,
  type Operation,
  type Values,
  valueAt,
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
  return { values, whole, unchanged: isChange || sendsMore(operation, values) ? undefined : current };
}

/** The names of the fields beside a record that is sent as a whole. */
const besideOf = derived(({ fields, merge }: Operation): string[] =>
  merge === undefined || merge.kind === 'fill'
    ? []
    : fields.filter((field) => isBeside(merge, field)).map(({ name }) => name),
);

/** Whether the call does more than to change the record. */
const sendsMore = (operation: Operation, values: Values): boolean =>
  besideOf(operation).some((name) => values[name] !== undefined);

async function filled(
  operation: Operation,
  merge: FillMerge,
  values: Values,
  session: Session,
): Promise<Values> {
  const { sources, demanded } = fillFormOf(operation);
  const brings = (row: Row) => sources.some(({ member }) => valueAt(row, member) !== undefined);
  const current = await readCurrent(operation, merge, values, session, brings);
  const merged = { ...currentValues(operation, current, values, session), ...values };
  const empty = demanded.find(({ name }) => merged[name] === undefined);
  if (empty) throw incomplete(empty);
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

/** What a merge that fills fields takes of its operation. */
interface FillForm {
  /** The names of the fields that the record fills, with the members that fill them and the fields that may be given instead. */
  sources: Array<{ name: string; member: string; instead: string | undefined }>;
  /** The same fields, none of which the record must have. */
  optional: Field[];
  /** The fields that are required of the user unless the record has them. */
  demanded: Field[];
}

const fillFormOf = derived(({ fields, merge }: Operation): FillForm => {
  const { fill = {}, insteadOf = {} }: Partial<FillMerge> = merge?.kind === 'fill' ? merge : {};
  const own = fields.filter(({ name }) => fill[name] !== undefined);
  return {
    sources: own.map(({ name }) => ({ name, member: fill[name] ?? '', instead: insteadOf[name] })),
    optional: own.map((field) => ({ ...field, required: false, requiredIf: undefined, shownIf: undefined })),
    demanded: fields.filter(
      ({ requiredIf }) => requiredIf && 'field' in requiredIf && requiredIf.field === MERGE_SWITCH,
    ),
  };
});

/**
 * What the record has for each field that was left out, in the form in which the field takes it. Empty values are left out.
 */
function currentValues(operation: Operation, current: Row, given: Values, { redact }: Session): Values {
  const { sources, optional } = fillFormOf(operation);
  const isGiven = (name: string | undefined) => name !== undefined && given[name] !== undefined;
  const missing = sources.filter(({ name, instead }) => !isGiven(name) && !isGiven(instead));
  const raw = Object.fromEntries(missing.map(({ name, member }) => [name, valueAt(current, member)]));
  const { values, problems } = parseFields(optional, raw, { timezone: 'UTC', mask: redact.text });
  const [problem] = problems;
  if (problem)
    throw new CallFailure({
      kind: 'blocked',
      message: `A current value does not fit: ${problem.message}`,
      description: FILL_IN,
      sent: false,
    });
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(raw, name)));
}

function incomplete({ label }: Field): CallFailure {
  const message = `${label} is required, and the record has no value for it`;
  return new CallFailure({ kind: 'blocked', message, description: FILL_IN, sent: false });
}
