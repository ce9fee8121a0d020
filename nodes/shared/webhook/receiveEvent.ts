import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { entranceOf, type Entrance } from '../invoke/entrance';
import { headersOf } from '../invoke/headers';
import {
  convertRecord,
  isPlainObject,
  plainText,
  type EventFilter,
  type RegisteredEvent,
  type TestCall,
  valueAt,
} from '../operation';
import { textIn } from './authorization';
import { jsonIn, rawBodyOf } from './receivedBody';
import { fetchRecord } from './record';
import { chosenEvents, textParts, type RegisteredSource } from './registeredSource';
import { forget, isRepeat, markOf, type Mark } from './repeatedEvents';
import { secretFor, signatureFault } from './signature';

type Row = Record<string, unknown>;

/** A received call. Its body is read from the bytes that the signature covers, not from what n8n parsed. */
interface Received {
  headers: Row;
  raw: Buffer | undefined;
  /** Undefined if the body is not JSON. */
  body: unknown;
}

type Refusal = 'secretMissing' | 'secretWrong' | 'notSetUp' | 'unreadable';

const REFUSALS: Record<Refusal, [status: number, message: string]> = {
  secretMissing: [401, 'The signature is missing'],
  secretWrong: [403, 'The signature is not accepted'],
  notSetUp: [500, 'The credential is not set up in n8n'],
  unreadable: [400, 'The call is not an event'],
};

/** `receiveRegistered` of receiveRegistered.ts, with all that it needs. */
export async function receiveEvent(
  context: IWebhookFunctions,
  source: RegisteredSource,
): Promise<IWebhookResponseData> {
  const call = await receivedBy(context);
  if (source.testCalls.some((test) => isTest(test, call, source))) return accepted();
  const entrance = await entranceIn(context, source);
  const secret = entrance && secretFor(context, source.hmac, entrance.credential);
  if (entrance === undefined || secret === undefined) return refused(context, 'notSetUp');
  const fault = signatureFault(source.hmac, call, secret);
  if (fault) return refused(context, fault);
  const { body } = call;
  const wire = nameOfEvent(source, call);
  if (!isPlainObject(body) || wire === undefined) return refused(context, 'unreadable');
  if (!isWanted(context, source, wire, body)) return accepted();
  if (isDropped(context, source, call)) return accepted();
  const event = source.events.find((each) => isSameName(each.wire, wire));
  const item = { event: event?.value ?? wire, ...convertRecord(source.shape, body, source.system.connector) };
  const record = await recordOf(context, source, event, item);
  entrance.redact.learn(secret);
  const raw = optionsOf(context).includeRawEvent === true ? { rawEvent: body } : {};
  const json = withoutErrorKey(entrance.redact.value({ ...item, ...record, ...raw })) as IDataObject;
  return { ...accepted(), workflowData: [[{ json }]] };
}

async function receivedBy(context: IWebhookFunctions): Promise<Received> {
  const raw = await rawBodyOf(context);
  return { headers: context.getHeaderData(), raw, body: raw && jsonIn(raw) };
}

const accepted = (): IWebhookResponseData => ({ webhookResponse: { received: true } });

function refused(context: IWebhookFunctions, why: Refusal): IWebhookResponseData {
  const [status, message] = REFUSALS[why];
  context.getResponseObject().status(status).json({ message });
  return { noWebhookResponse: true };
}

function isTest(test: TestCall, call: Received, { eventIn }: RegisteredSource): boolean {
  if ('event' in test) return textOf(eventIn, call) === test.event;
  const found = textIn(call.headers, test.header.toLowerCase());
  return test.is === undefined ? found !== undefined : found?.toLowerCase() === test.is.toLowerCase();
}

const textOf = (member: string, { body }: Received): string | undefined =>
  plainText(valueAt(body, member))?.trim() || undefined;

/** The name under which the event of a call is subscribed to. */
function nameOfEvent({ eventIn, subscribedAs = {} }: RegisteredSource, call: Received): string | undefined {
  const named = textOf(eventIn, call);
  const as = Object.entries(subscribedAs).find(([wire]) => named !== undefined && isSameName(wire, named));
  return (
    as?.[1].replace(/\{([^{}]+)\}/g, (_, path: string) => plainText(valueAt(call.body, path)) ?? '') ?? named
  );
}

/** Undefined if no credential is chosen, or if it can't be read. */
async function entranceIn(
  context: IWebhookFunctions,
  { system }: RegisteredSource,
): Promise<Entrance | undefined> {
  try {
    return await entranceOf(context, system);
  } catch (error) {
    context.logger.error(`The credential of the webhook could not be read: ${(error as Error).message}`);
    return undefined;
  }
}

/** Whether the user chose this event. A shared or an older subscription also sends others. */
function isWanted(context: IWebhookFunctions, source: RegisteredSource, wire: string, body: Row): boolean {
  const chosen = chosenEvents(source, (name, otherwise) => context.getNodeParameter(name, otherwise));
  const options = optionsOf(context);
  return (
    chosen.some((each) => isSameName(each, wire)) &&
    (source.narrowedBy ?? []).every((filter) => passes(filter, textParts(options[filter.name]), body))
  );
}

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function passes({ member, keeps }: EventFilter, given: string[], body: Row): boolean {
  if (given.length === 0) return true;
  const found = textParts(valueAt(body, member));
  const isAmong = given.some((each) => found.some((other) => isSameName(each, other)));
  return keeps === 'anyOf' ? isAmong : !isAmong;
}

const optionsOf = (context: IWebhookFunctions): Row => context.getNodeParameter('options', {}) as Row;

/** Whether a call is a repeat. In the editor, the same event may be tried any number of times. */
function isDropped(context: IWebhookFunctions, { repeats }: RegisteredSource, call: Received): boolean {
  if (context.getMode() === 'manual') return false;
  const marks = repeats.flatMap(({ members, minutes }, index): Mark[] => {
    const texts = members.map((member) => textOf(member, call)).filter((text) => text !== undefined);
    return texts.length === members.length ? [markOf(index, texts, minutes)] : [];
  });
  if (isRepeat(context, marks)) return true;
  const response = context.getResponseObject();
  response.once('finish', () => {
    if (response.statusCode >= 400) forget(context, marks);
  });
  return false;
}

async function recordOf(
  context: IWebhookFunctions,
  { system }: RegisteredSource,
  event: RegisteredEvent | undefined,
  item: Row,
): Promise<Row> {
  const options = optionsOf(context);
  if (!event?.record || options.fetchRecord !== true) return {};
  const { values, ...record } = event.record;
  const filled = () =>
    Object.fromEntries(Object.entries(values).map(([field, member]) => [field, valueAt(item, member)]));
  const { headers } = headersOf(system.connector.headerOptions, options, context.getTimezone());
  return await fetchRecord(context, system, { ...record, values: filled }, item, headers);
}

/** Removes `error`: n8n treats an item with that member as a failure. */
function withoutErrorKey({ error, ...rest }: Row): Row {
  return error === undefined ? rest : { ...rest, errorText: error };
}
