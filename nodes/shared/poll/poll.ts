import {
  NodeOperationError,
  type IDataObject,
  type INodeExecutionData,
  type IPollFunctions,
} from 'n8n-workflow';
import { CallFailure } from '../errors';
import { NO_SECRETS, type Redactor } from '../http/redact';
import type { System } from '../invoke/connector';
import { invoke } from '../invoke/invoke';
import { toNodeError } from '../invoke/nodeError';
import { openSession, type Session } from '../invoke/session';
import { gather, parseFields } from '../operation';
import { ALREADY_WAITING } from './describe';
import type { PollSource } from './event';
import { isDue, isPaused, noteFailure, noteSuccess } from './pace';
import { readRound, type PollTask, type Row } from './round';
import { newestOf } from './sample';
import { readSettings, type PollSettings } from './settings';
import { stateOf, type CallValues } from './state';

/** The member of the node's static data that holds the state. */
const KEPT = 'poll';

/** For an n8n that gives a poll no budget. */
const BUDGET_MS = 300_000;

/** Polls under way, by the static data that they will write: a second one beside them would emit the same. */
const underWay = new WeakSet<object>();

/**
 * `poll()` of a polling trigger: reads what is new, and remembers how far it has read.
 * Out: the new records, secrets masked, or null. Throws NodeApiError for a failed call and NodeOperationError for bad settings, and the
 * state is then as it was.
 */
export async function poll(
  context: IPollFunctions,
  system: System,
  source: PollSource,
  now: () => number = Date.now,
): Promise<INodeExecutionData[][] | null> {
  const settings = readSettings(context, source, system.connector.credentialType);
  let redact = NO_SECRETS;
  const begin = async (): Promise<PollTask> => {
    const budget = context.getPollBudgetMs?.() ?? BUDGET_MS;
    const session = await open(context, system, budget);
    ({ redact } = session);
    return taskOf(context, session, budget, settings, now);
  };
  try {
    const rows =
      context.getMode() === 'manual'
        ? await newestOf(await begin())
        : await pollOnce(context, settings, begin, now);
    return await itemsOf(rows, redact);
  } catch (failure) {
    throw failure instanceof CallFailure ? toNodeError(context.getNode(), failure, redact) : failure;
  }
}

async function pollOnce(
  context: IPollFunctions,
  settings: PollSettings,
  begin: () => Promise<PollTask>,
  now: () => number,
): Promise<Row[]> {
  const kept = context.getWorkflowStaticData('node');
  const before = stateOf(kept[KEPT], settings);
  if (before === undefined && settings.emitExisting === undefined) throw notChosen(context);
  const trigger = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
  const waits =
    before !== undefined && (!isDue(before, settings.interval, now()) || isPaused(trigger, now()));
  if (waits || underWay.has(kept)) return [];
  underWay.add(kept);
  try {
    const { rows, state } = await readRound(await begin(), before);
    // At once and at the end: a poll that fails leaves nothing half done.
    kept[KEPT] = state as unknown as IDataObject;
    noteSuccess(trigger);
    return rows;
  } catch (failure) {
    noteFailure(trigger, settings.interval, now(), retryAfterOf(failure));
    throw failure;
  } finally {
    underWay.delete(kept);
  }
}

const notChosen = (context: IPollFunctions): NodeOperationError =>
  new NodeOperationError(context.getNode(), `${ALREADY_WAITING} is required`, {
    description:
      'Records that wait when this trigger is first activated can be emitted, or left to whoever handled them before. Choose which.',
  });

const retryAfterOf = (failure: unknown): number | undefined =>
  failure instanceof CallFailure ? failure.retryAfterMs : undefined;

async function itemsOf(rows: Row[], redact: Redactor): Promise<INodeExecutionData[][] | null> {
  return rows.length === 0 ? null : [await gather(masked(rows, redact))];
}

function* masked(rows: Row[], redact: Redactor): Generator<INodeExecutionData> {
  for (const row of rows) yield { json: redact.value(row) as IDataObject };
}

function taskOf(
  context: IPollFunctions,
  session: Session,
  budget: number,
  settings: PollSettings,
  now: () => number,
): PollTask {
  const started = now();
  return {
    ...settings,
    emitExisting: settings.emitExisting === true,
    now,
    // A call begun just before has the rest: two attempts and the waits of a session.
    spent: () => now() - started > budget / 3,
    read: async (values) => await read(context, settings, values, session),
  };
}

async function open(context: IPollFunctions, system: System, budget: number): Promise<Session> {
  const { credentialType } = system.connector;
  return openSession({
    system,
    credential: await context.getCredentials(credentialType),
    credentialId: context.getNode().credentials?.[credentialType]?.id ?? '',
    options: { timeout: Math.floor(budget / 5), maxRetries: 1 },
    // What asks for a longer wait fails the poll, and n8n's own back-off does the waiting.
    maxWaitMs: Math.floor(budget / 5),
    egress: context.helpers.getSecureEgressFilter?.(),
  });
}

/** One call: the user's filters, the event's own values, and the bounds of this call. */
async function read(
  context: IPollFunctions,
  { event, filters }: PollSettings,
  bounds: CallValues,
  session: Session,
): Promise<Row[]> {
  const raw = { ...filters, ...event.values, ...bounds };
  const { values, problems } = parseFields(event.operation.fields, raw, { timezone: context.getTimezone() });
  if (problems.length > 0) {
    throw new NodeOperationError(context.getNode(), problems.map(({ message }) => message).join('. '));
  }
  const { records } = await invoke(event.operation, values, session);
  return records;
}
