import { CallFailure } from '../errors';
import {
  listsOf,
  loadedFields,
  type ChoicesRead,
  type DescribedFields,
  type FieldsRead,
  type LoadedFields,
  type Values,
} from '../operation';
import { firstRecords, readKey } from './firstRecord';
import { askedOf, valuesFor, type Form } from './formValues';
import { cached } from './readCache';
import { openSession, type Session, type SessionSetup } from './session';
import { invokeAll } from './walk';

/** More fields than any record has. */
const MOST_FIELDS = 2_000;

/** Two sources may use the same read differently, so each has a number. */
const numbers = new WeakMap<FieldsRead, number>();
let sources = 0;

function numberOf(source: FieldsRead): number {
  const number = numbers.get(source) ?? (sources += 1);
  numbers.set(source, number);
  return number;
}

/**
 * The fields that a read describes, with their choices. They are read at most once within a few minutes.
 * In: `form`, which has the values that the read needs. Throws NodeOperationError if it lacks one, and CallFailure.
 */
export async function ownFields(form: Form, setup: SessionSetup, source: FieldsRead): Promise<LoadedFields> {
  const values = await valuesFor(form, askedOf(form, source), firstRecords(setup));
  const { resource, operation: name } = source.operation;
  const key = readKey(setup, ['fields', numberOf(source), resource, name, values]);
  return await cached(
    key,
    async () => await readFields(source, values, await openSession(setup)),
    ({ known }) => known.length,
  );
}

async function readFields(source: FieldsRead, values: Values, session: Session): Promise<LoadedFields> {
  const reads: DescribedFields[] = [];
  const lists = new Map<string, Array<Record<string, unknown>>>();
  for (const each of withAlso(source)) {
    const { records } = await invokeAll(each.operation, values, session, MOST_FIELDS);
    reads.push({ source: each, described: records });
    for (const name of listsOf(each, records))
      if (!lists.has(name)) lists.set(name, await readList(name, each.choices, session));
  }
  return loadedFields(reads, lists);
}

/** A read of fields, and those that it names for more of them. */
const withAlso = (source: FieldsRead): FieldsRead[] =>
  source.also ? [source, ...withAlso(source.also)] : [source];

/** If the vendor does not have the list, its field has no choices: users type the value. */
async function readList(
  name: string,
  choices: ChoicesRead | undefined,
  session: Session,
): Promise<Array<Record<string, unknown>>> {
  if (!choices?.list) return [];
  const { operation, field } = choices.list;
  try {
    return (await invokeAll(operation, { [field]: name }, session, MOST_CHOICES)).records;
  } catch (failure) {
    if (failure instanceof CallFailure && failure.kind === 'refused') return [];
    throw failure;
  }
}

/** The most choices of a list. */
const MOST_CHOICES = 2_000;
