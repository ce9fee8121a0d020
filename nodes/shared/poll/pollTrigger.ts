import { randomUUID } from 'node:crypto';
import {
  NodeOperationError,
  type IDataObject,
  type INodeExecutionData,
  type IPollFunctions,
} from 'n8n-workflow';
import { CallFailure } from '../errors';
import { NO_SECRETS, type Redactor } from '../http/redact';
import type { System } from '../invoke/connector';
import { entranceOf, wayOf } from '../invoke/entrance';
import type { Form } from '../invoke/formValues';
import { toNodeError } from '../invoke/nodeError';
import { ownFields } from '../invoke/ownFields';
import { openSession, type Session, type SessionSetup } from '../invoke/session';
import { gather, isAbsent, matches, withLoaded, type FieldsRead, type LoadedFields } from '../operation';
import { isMonthSure } from './clock';
import { ON_FIRST_RUN } from './describe';
import type { PollEvent, PollSource } from './event';
import { stateOf } from './formerStates';
import { noteSaved, noteUnsaved, newestOf } from './latest';
import { readDetails, readList } from './lists';
import { sayNotes } from './notes';
import { isDue, isPaused, noteFailure, noteSuccess } from './timing';
import { readRound } from './round';
import { sampleOf } from './sample';
import { readHeaders, readSettings, type PollSettings } from './settings';
import { MOST_REMEMBERED } from './state';
import type { PollTask, Row } from './task';

/** The member of the node's static data that holds the state. */
const KEPT = 'poll';

/** The budget of a poll in an n8n that sets none. */
const BUDGET_MS = 300_000;

/** Triggers with a poll under way in this process. A second poll would emit the same records. */
const underWay = new Set<string>();

/** `poll` of poll.ts, with all that it needs. `now`: the clock, for tests. */
export async function pollTrigger(
  context: IPollFunctions,
  system: System,
  source: PollSource,
  now: () => number = Date.now,
): Promise<INodeExecutionData[][] | null> {
  const settings = readSettings(context, source, wayOf(system.connector, context.getNode()).credentialType);
  const headers = readHeaders(context, system.connector);
  let redact: Redactor = NO_SECRETS;
  const begin = async (): Promise<PollTask> => {
    const budget = context.getPollBudgetMs?.() ?? BUDGET_MS;
    const answered: Answered = {};
    const setup = await setupOf(context, system, headers, budget, (instant) => (answered.date = instant));
    const session = await openSession(setup);
    ({ redact } = session);
    const event = await withColumns(context, setup, settings);
    return taskOf(context, session, answered, budget, { ...settings, event }, now);
  };
  try {
    const rows =
      context.getMode() === 'manual'
        ? await sampleOf(await begin())
        : await pollOnce(context, system, settings, begin, now);
    return await itemsOf(rows, redact);
  } catch (failure) {
    throw failure instanceof CallFailure ? toNodeError(context.getNode(), failure, redact) : failure;
  }
}

async function pollOnce(
  context: IPollFunctions,
  system: System,
  settings: PollSettings,
  begin: () => Promise<PollTask>,
  now: () => number,
): Promise<Row[]> {
  const data = context.getWorkflowStaticData('node');
  const trigger = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
  const saved = data[KEPT];
  const kept = newestOf(trigger, saved, now(), context.getActivationMode() === 'update');
  // If n8n saves anything, it saves this state, even if this poll makes no call.
  if (kept !== saved) data[KEPT] = kept as IDataObject;
  const before = stateOf(kept, settings, settings.setsAgain);
  if (before === undefined && settings.emitExisting === undefined) throw notChosen(context);
  const rests = settings.event.months !== undefined && !isMonthSure(now() + (before?.clock ?? 0));
  const waits =
    rests || (before !== undefined && (!isDue(before, settings.interval, now()) || isPaused(trigger, now())));
  if (waits || underWay.has(trigger)) return [];
  underWay.add(trigger);
  try {
    const { rows, state, notes } = await readRound(await begin(), before);
    const stamped = { ...state, stamp: randomUUID() };
    // Set only here, so that a failed poll leaves the state unchanged.
    data[KEPT] = stamped as unknown as IDataObject;
    if (rows.length > 0) noteSaved(trigger);
    else noteUnsaved(trigger, saved, stamped, now());
    noteSuccess(trigger);
    sayNotes(context, system.connector.vendor, notes, rows.length);
    return rows;
  } catch (failure) {
    noteFailure(trigger, settings.interval, now(), retryAfterOf(failure));
    throw failure;
  } finally {
    underWay.delete(trigger);
  }
}

const notChosen = (context: IPollFunctions): NodeOperationError =>
  new NodeOperationError(context.getNode(), `${ON_FIRST_RUN} is required`, {
    description:
      'Choose whether the first run emits the records that already wait, or leaves them to whoever handled them before.',
  });

const retryAfterOf = (failure: unknown): number | undefined =>
  failure instanceof CallFailure ? failure.retryAfterMs : undefined;

async function itemsOf(rows: Row[], redact: Redactor): Promise<INodeExecutionData[][] | null> {
  return rows.length === 0 ? null : [await gather(masked(rows, redact))];
}

function* masked(rows: Row[], redact: Redactor): Generator<INodeExecutionData> {
  for (const row of rows) yield { json: redact.value(row) as IDataObject };
}

/** The moment of the last answer, by the vendor's clock. */
interface Answered {
  date?: number;
}

function taskOf(
  context: IPollFunctions,
  session: Session,
  answered: Answered,
  budget: number,
  settings: PollSettings,
  now: () => number,
): PollTask {
  // A clock that nobody can set back.
  const started = performance.now();
  return {
    ...settings,
    emitExisting: settings.emitExisting === true,
    most: MOST_REMEMBERED,
    now,
    // The last call gets the rest of the time: for two attempts and the waits of a session.
    spent: () => performance.now() - started > budget / 3,
    read: async (values, at) => {
      answered.date = undefined;
      const { rows, next } = await readList(context, settings, { values, at }, session);
      const { only } = settings.event;
      const isOwn = (row: Row) => !only || matches(only, row, answered.date ?? now(), context.getTimezone());
      return { rows: rows.filter(isOwn), date: answered.date, ...(next ? { next } : {}) };
    },
    readDetails: async (row) => await readDetails(context, settings.event.details, row, session),
  };
}

async function setupOf(
  context: IPollFunctions,
  system: System,
  headers: Record<string, string>,
  budget: number,
  onDate: (instant: number) => void,
): Promise<SessionSetup> {
  return {
    ...(await entranceOf(context, system)),
    headers,
    options: { timeout: Math.floor(budget / 5), maxRetries: 1 },
    // If the vendor demands a longer wait, the poll fails, and n8n's own back-off waits.
    maxWaitMs: Math.floor(budget / 5),
    onDate,
  };
}

/** The event with the columns for its filter builders, if a read describes them. */
async function withColumns(
  context: IPollFunctions,
  setup: SessionSetup,
  { event, filters }: PollSettings,
): Promise<PollEvent> {
  const known = new Map<FieldsRead, LoadedFields>();
  const form: Form = {
    getNode: () => context.getNode(),
    getTimezone: () => context.getTimezone(),
    getCurrentNodeParameter: (path) => context.getNodeParameter(path, undefined),
  };
  for (const { name, type } of event.operation.fields) {
    if (type.kind !== 'conditions' || !type.from || isAbsent(filters[name])) continue;
    known.set(type.from, await ownFields(form, setup, type.from));
  }
  return { ...event, operation: withLoaded(event.operation, (source) => known.get(source)) };
}
