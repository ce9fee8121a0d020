import { CallFailure } from '../errors';
import {
  MERGE_SWITCH,
  parseFields,
  plainText,
  type Field,
  type Merge,
  type Operation,
  type Values,
} from '../operation';
import { invokeAll } from './walk';
import type { Session } from './session';
import { valueAt } from '../protocol/valueAt';

const FILL_IN = 'Fill in the field. Nothing was changed.';

type Row = Record<string, unknown>;

/**
 * The values of an update with what the user left out filled from the record as it is now, where the user asks for it.
 * Throws CallFailure when the record can't be read; nothing has been changed then.
 */
export async function mergeCurrent(operation: Operation, values: Values, session: Session): Promise<Values> {
  const { merge } = operation;
  if (!merge || values[MERGE_SWITCH] !== true) return values;
  const current = await readCurrent(operation, merge, values, session);
  const merged = { ...currentValues(operation, merge, current, values, session), ...values };
  assertComplete(operation, merged);
  return merged;
}

async function readCurrent(
  operation: Operation,
  merge: Merge,
  values: Values,
  session: Session,
): Promise<Row> {
  const { read, key, match = {}, fill } = merge;
  const asked = Object.fromEntries(Object.entries(key).map(([field, from]) => [field, values[from]]));
  const records = await recordsOf(read, asked, session);
  // A success that brings none of the members is no record: to write without them would clear them.
  const brought = records.filter((record) =>
    Object.values(fill).some((member) => valueAt(record, member) !== undefined),
  );
  const fitting = brought.filter((record) =>
    Object.entries(match).every(
      ([member, field]) => plainText(valueAt(record, member)) === plainText(values[field]),
    ),
  );
  const [found, ...others] = fitting;
  if (found && others.length === 0) return found;
  const which = Object.values(key)
    .map(
      (name) =>
        `${operation.fields.find((field) => field.name === name)?.label ?? name} ${plainText(values[name])}`,
    )
    .join(', ');
  const message = found
    ? `There are ${fitting.length} records of ${which}, so it is not clear which values are current`
    : `There is no record of ${which} to merge with`;
  const description = 'Check what names the record. Nothing was changed.';
  throw new CallFailure({ kind: 'refused', message, description, status: 200, sent: false });
}

/** Whatever becomes of a read, the update has not been sent. */
async function recordsOf(read: Operation, asked: Values, session: Session): Promise<Row[]> {
  try {
    return (await invokeAll(read, asked, session)).records;
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    const description = [
      failure.description,
      'The current values could not be read, so nothing was changed.',
    ];
    throw failure.with({
      description: description.filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
  }
}

/** What the record has for each field that was left out, as the field takes it; empty values are left out too. */
function currentValues(
  { fields }: Operation,
  { fill, insteadOf = {} }: Merge,
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

/** A field that is required without the switch is required of the record with it. */
function assertComplete({ fields }: Operation, values: Values): void {
  const isRequired = ({ requiredIf }: Field) =>
    requiredIf !== undefined && 'field' in requiredIf && requiredIf.field === MERGE_SWITCH;
  const empty = fields.find((field) => isRequired(field) && values[field.name] === undefined);
  if (!empty) return;
  const message = `${empty.label} is required, and the record has no value for it`;
  throw new CallFailure({ kind: 'blocked', message, description: FILL_IN, sent: false });
}
