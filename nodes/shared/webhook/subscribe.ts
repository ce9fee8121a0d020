import { createHash } from 'node:crypto';
import { NodeOperationError, type IDataObject, type IHookFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { entranceOf } from '../invoke/entrance';
import { headersOf } from '../invoke/headers';
import { toNodeError } from '../invoke/nodeError';
import { openSession } from '../invoke/session';
import { isPlainObject, type OtherEvents } from '../operation';
import { chosenEvents, textParts, type RegisteredSource } from './registeredSource';
import { secretFor } from './signature';
import { Subscriptions, type Found, type Wanted } from './subscriptions';

/** The longest name: vendors limit its length. */
const MOST_NAME = 60;

/** `checkExists` of lifecycle.ts: whether the trigger has a correct subscription, which is corrected if it can be. */
export async function checkExists(context: IHookFunctions, source: RegisteredSource): Promise<boolean> {
  return await within(context, source, async (node) => {
    assertReady(context, source, node.wanted);
    return await isKept(node);
  });
}

/** `create` of lifecycle.ts: subscribes, and keeps the vendor's ID. */
export async function subscribe(context: IHookFunctions, source: RegisteredSource): Promise<boolean> {
  return await within(context, source, async (node) => {
    assertReady(context, source, node.wanted);
    const id = await created(node);
    if (id === undefined) throw new Error(`${source.system.connector.vendor} does not list the new webhook`);
    keep(node, id);
    return true;
  });
}

/** `delete` of lifecycle.ts: removes each subscription with the trigger's address. */
export async function unsubscribe(context: IHookFunctions, source: RegisteredSource): Promise<boolean> {
  return await within(context, source, async ({ subscriptions, kept }) => {
    for (const found of await subscriptions.own()) await subscriptions.remove(found);
    delete kept.subscription;
    return true;
  });
}

/** A trigger while n8n registers it. */
interface RegisteredNode {
  subscriptions: Subscriptions;
  wanted: Wanted;
  /** What n8n saves for the node: the vendor's ID, a digest of the values sent for the subscription, and its address. */
  kept: IDataObject;
  /** The address of this n8n. */
  instance: string;
}

/** Whether the trigger has a correct subscription. A wrong one is corrected, or else removed. */
async function isKept(node: RegisteredNode): Promise<boolean> {
  const { subscriptions } = node;
  const [first, ...more] = bestFirst(await subscriptions.own(), savedId(node));
  for (const found of more) await subscriptions.remove(found);
  if (!first) return false;
  const isRight =
    (isUpToDate(node, first) || (await subscriptions.change('update', first))) &&
    (first.isActive || (await subscriptions.change('revive', first)));
  if (isRight) keep(node, first.id);
  else await subscriptions.remove(first);
  return isRight;
}

/** Whether a subscription is up to date. What the vendor does not show is compared with the saved digest. */
function isUpToDate(node: RegisteredNode, found: Found): boolean {
  const { fits, isShown } = node.subscriptions.compare(found);
  const saved = savedOf(node);
  return fits && (isShown || (saved.id === found.id && saved.of === digestOf(node.wanted)));
}

/**
 * The ID of a new subscription. If several main processes start at once, each may create one; all of them keep the first.
 * After a call with an unknown outcome, the vendor's list shows whether it was created.
 */
async function created({ subscriptions }: RegisteredNode): Promise<string | undefined> {
  const made = await subscriptions.create().catch(unlessUnknown);
  const [first, ...more] = (await subscriptions.own()).sort(byAge);
  for (const found of more) await subscriptions.remove(found);
  if (!first && made instanceof CallFailure) throw made;
  return first?.id ?? (made as string | undefined);
}

function unlessUnknown(failure: unknown): CallFailure {
  if (failure instanceof CallFailure && failure.outcome === 'unknown') return failure;
  throw failure;
}

const byAge = (a: Found, b: Found): number => a.id.localeCompare(b.id, 'en', { numeric: true });

const bestFirst = (found: Found[], saved: unknown): Found[] =>
  [...found].sort(
    (a, b) => Number(b.id === saved) - Number(a.id === saved) || Number(b.isActive) - Number(a.isActive),
  );

const savedOf = ({ kept }: RegisteredNode): IDataObject =>
  isPlainObject(kept.subscription) ? (kept.subscription as IDataObject) : {};

const savedId = (node: RegisteredNode): unknown => savedOf(node).id;

function keep({ kept, wanted, instance }: RegisteredNode, id: string): void {
  kept.subscription = { id, of: digestOf(wanted), url: wanted.url, instance };
}

const digestOf = ({ url, events, secret, options }: Wanted): string =>
  createHash('sha256')
    .update(JSON.stringify([url, [...events].sort(), secret, options]))
    .digest('base64url');

function assertReady(
  context: IHookFunctions,
  { system, otherEvents }: RegisteredSource,
  { events, secret }: Wanted,
): void {
  const node = context.getNode();
  const options = context.getNodeParameter('options', {}) as IDataObject;
  const [problem] = headersOf(system.connector.headerOptions, options, context.getTimezone()).problems;
  if (problem) throw new NodeOperationError(node, `Option ${problem.message}`);
  if (events.length === 0) throw new NodeOperationError(node, 'Choose at least one event');
  const strange = strangeEvent(otherEvents, context.getNodeParameter('otherEvents', ''));
  if (strange !== undefined) throw new NodeOperationError(node, strange);
  if (secret !== '') return;
  throw new NodeOperationError(node, 'The credential has no secret', {
    description: 'Fill in the credential: the key that signs the calls is made from its secret.',
  });
}

/** What is wrong with an event that a user has typed in. */
function strangeEvent({ form }: OtherEvents = {}, typed: unknown): string | undefined {
  const strange = form && textParts(typed).find((name) => !form.test.test(name));
  return strange === undefined
    ? undefined
    : `Other Events: “${strange}” is not the name of an event. Expected ${form?.expected}.`;
}

/** Works on the trigger's subscriptions. Errors become n8n's, without any secret. */
async function within<T>(
  context: IHookFunctions,
  source: RegisteredSource,
  work: (node: RegisteredNode) => Promise<T>,
): Promise<T> {
  const entrance = await entranceOf(context, source.system);
  const { credential, redact } = entrance;
  const secret = secretFor(context, source.hmac, credential) ?? '';
  redact.learn(secret);
  const wanted = wantedBy(context, source, secret);
  try {
    const session = await openSession(entrance);
    const subscriptions = new Subscriptions(source, session, wanted, context.getTimezone());
    const kept = context.getWorkflowStaticData('node');
    return await work({ subscriptions, wanted, kept, instance: context.getInstanceBaseUrl() });
  } catch (error) {
    if (error instanceof NodeOperationError) throw error;
    if (error instanceof CallFailure) throw toNodeError(context.getNode(), error, redact);
    throw new NodeOperationError(context.getNode(), redact.text((error as Error).message));
  }
}

function wantedBy(context: IHookFunctions, source: RegisteredSource, secret: string): Wanted {
  const url = context.getNodeWebhookUrl('default');
  if (url === undefined)
    throw new NodeOperationError(context.getNode(), 'n8n has no address for this trigger');
  const given = context.getNodeParameter('options', {}) as IDataObject;
  const names = (source.options ?? []).map(({ name }) => name).filter((name) => given[name] !== undefined);
  return {
    url,
    events: chosenEvents(source, (name, otherwise) => context.getNodeParameter(name, otherwise)),
    secret,
    name: `n8n: ${context.getWorkflow().name ?? ''}`.slice(0, MOST_NAME),
    options: Object.fromEntries(names.map((name) => [name, given[name]])),
  };
}
