import { CallFailure } from '../errors';
import { parseFields, plainText, valueAt, type FoundBy, type Operation, type Values } from '../operation';
import { invoke } from './invoke';
import { OncePerRun } from './oncePerRun';
import type { Session } from './session';

type Row = Record<string, unknown>;

const found = new OncePerRun<Row | undefined>();

/**
 * Finds the record that the user names by another key than its ID. A run looks for each key once. Out: the values of the
 * call, with the ID. Throws CallFailure if there is no such record, or if the read fails. The call itself was not sent then.
 */
export async function withFound(operation: Operation, values: Values, session: Session): Promise<Values> {
  const { foundBy: how } = operation;
  if (!how || values[how.if.field] !== how.if.is) return values;
  const record = await once(how, values, session);
  if (!record) throw blocked(nothingHas(how, operation, values));
  return { ...values, ...givenBy(how, operation, record, session) };
}

async function once(how: FoundBy, values: Values, session: Session): Promise<Row | undefined> {
  const given = Object.entries(how.with).map(([name, from]) => [name, values[from]] as const);
  const asked = { ...how.values, ...Object.fromEntries(given) };
  const { resource, operation } = how.read;
  return await found.get(session, [resource, operation], asked, async () => await find(how, asked, session));
}

async function find({ read, what }: FoundBy, asked: Values, session: Session): Promise<Row | undefined> {
  try {
    return (await invoke(read, asked, session)).records[0];
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    if (meansNone(read, failure)) return undefined;
    const description = [
      failure.description,
      `The ${what} could not be looked for, so nothing else was sent.`,
    ];
    throw failure.with({
      description: description.filter(Boolean).join(' '),
      outcome: 'failed',
      sent: false,
    });
  }
}

/** Whether a read of one record says that there is none: its bare answer is null. */
export const meansNone = ({ verdict }: Operation, { kind, status }: CallFailure): boolean =>
  typeof verdict === 'object' && verdict.kind === 'bare' && kind === 'refused' && status === 200;

/** "No company has the External ID C-1 (Application ERP, Key Name customerId)". */
function nothingHas({ what, with: filled, key }: FoundBy, { fields }: Operation, values: Values): string {
  const said = fields
    .filter(({ name }) => Object.values(filled).includes(name) && values[name] !== undefined)
    // A value taken over from another field says nothing new.
    .filter(({ name, sameAs }) => sameAs === undefined || values[name] !== values[sameAs]);
  const inWords = (some: Operation['fields']) =>
    some.map(({ label, name }) => `${label} ${plainText(values[name]) ?? ''}`).join(', ');
  const others = inWords(said.filter(({ name }) => name !== key));
  const main = inWords(said.filter(({ name }) => name === key));
  return `No ${what} has the ${main}${others === '' ? '' : ` (${others})`}`;
}

/** The fields that the record fills. Throws CallFailure if its values don't fit them. */
function givenBy({ gives, what }: FoundBy, { fields }: Operation, record: Row, { redact }: Session): Values {
  const raw = Object.fromEntries(
    Object.entries(gives).map(([name, member]) => [name, valueAt(record, member)]),
  );
  const filled = fields
    .filter(({ name }) => name in gives)
    .map((field) => ({ ...field, shownIf: undefined }));
  const { values, problems } = parseFields(filled, raw, { timezone: 'UTC', mask: redact.text });
  const [problem] = problems;
  if (problem) throw blocked(`The ${what} was found, but its ID can't be used: ${problem.message}`);
  return values;
}

const blocked = (message: string): CallFailure =>
  new CallFailure({
    kind: 'refused',
    message,
    description: 'Nothing else was sent.',
    status: 200,
    sent: false,
  });
