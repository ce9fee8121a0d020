import type { IWebhookFunctions } from 'n8n-workflow';
import { compile } from '../compile/compile';
import type { CallFailure } from '../errors';
import { NO_SECRETS, type Redactor } from '../http/redact';
import type { System } from '../invoke/connector';
import { entranceOf, type Entrance } from '../invoke/entrance';
import { openSession } from '../invoke/session';
import { invokeAll } from '../invoke/walk';
import type { RecordOfEvent } from './source';

type Row = Record<string, unknown>;

/** The vendor waits for the answer during that time. */
const PATIENCE = { options: { timeout: 20_000 }, maxWaitMs: 20_000 };

/**
 * Reads the record of an event, with the retries of any read. In: `headers`, if the user may set some.
 * Out: its member of the item, or `fetchFailure` with the reason. Never throws: the event must not be lost if its record
 * can't be read.
 */
export async function fetchRecord(
  context: IWebhookFunctions,
  system: System,
  record: RecordOfEvent,
  event: Row,
  headers?: Record<string, string>,
): Promise<Row> {
  let redact: Redactor = NO_SECRETS;
  try {
    const entrance = await entranceOf(context, system);
    ({ redact } = entrance);
    const found = await read(context, { ...entrance, headers: headers ?? entrance.headers }, record, event);
    return { [record.as]: redact.value(found) };
  } catch (error) {
    const { message, description } = error as Partial<CallFailure>;
    const shown = (words: unknown) => redact.text(redact.cut(String(words)));
    return {
      fetchFailure: { message: shown(message), ...(description && { description: shown(description) }) },
    };
  }
}

async function read(
  context: IWebhookFunctions,
  entrance: Entrance,
  { operation, values: valuesOf, match, many, what }: RecordOfEvent,
  event: Row,
): Promise<unknown> {
  const { connector } = entrance.system;
  const { values, problems } = compile(operation, connector).parse(valuesOf(event), {
    timezone: context.getTimezone(),
    mask: entrance.redact.text,
  });
  const [problem] = problems;
  if (problem) throw new Error(`${problem.message}, so ${what} can’t be read`);
  const session = await openSession({ ...entrance, ...PATIENCE });
  const { records } = await invokeAll(operation, values, session);
  // A row without an ID counts as the record. A row with another ID does not.
  const found = records.filter(
    (row) => !match || row[match.row] === undefined || String(row[match.row]) === String(event[match.event]),
  );
  if (found.length === 0) throw new Error(`${connector.vendor} does not list ${what} of this event`);
  if (many) return found;
  if (found.length > 1)
    throw new Error(`${connector.vendor} lists ${what} of this event ${found.length} times`);
  return found[0];
}
