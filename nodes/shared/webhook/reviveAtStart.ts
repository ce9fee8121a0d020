import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NO_SECRETS, type Redactor } from '../http/redact';
import { wait } from '../http/wait';
import { entranceOf } from '../invoke/entrance';
import { openSession } from '../invoke/session';
import { isPlainObject } from '../operation';
import type { RegisteredSource } from './registeredSource';
import { Subscriptions } from './subscriptions';

/** n8n was started, or this main process takes over from another one. */
const AT_START = new Set<string>(['init', 'leadershipChange']);

/** The waits before further attempts: the vendor tries the address, which a proxy may not pass on to n8n yet. */
export const patience = { waitsMs: [15_000, 60_000, 300_000] };

/** The subscription that n8n has saved. */
interface Saved {
  id: unknown;
  url: string;
}

/**
 * Restarts the trigger's subscription if the vendor stopped it while n8n was down. It is the one that n8n has saved, if it
 * was made at this address of n8n: a copy of n8n's database touches nothing. Never throws: the workflow stays published.
 * Further attempts go on in the background until the workflow is unpublished.
 */
export async function reviveAtStart(
  context: ITriggerFunctions,
  source: RegisteredSource,
): Promise<ITriggerResponse> {
  const unpublished = new AbortController();
  const saved = savedIn(context);
  if (saved && !(await revive(context, source, saved)))
    void reviveLater(() => revive(context, source, saved), unpublished.signal);
  return {
    closeFunction: async () => await Promise.resolve(unpublished.abort()),
  };
}

function savedIn(context: ITriggerFunctions): Saved | undefined {
  const { subscription } = context.getWorkflowStaticData('node');
  if (!AT_START.has(context.getActivationMode()) || !isPlainObject(subscription)) return undefined;
  const { id, url, instance } = subscription;
  return typeof url === 'string' && instance === context.getInstanceBaseUrl() ? { id, url } : undefined;
}

async function reviveLater(attempt: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  for (const ms of patience.waitsMs) {
    const isOver = await wait(ms, signal).then(
      () => false,
      () => true,
    );
    if (isOver || (await attempt())) return;
  }
}

/** Out: whether nothing is left to do. */
async function revive(
  context: ITriggerFunctions,
  source: RegisteredSource,
  { id, url }: Saved,
): Promise<boolean> {
  let redact: Redactor = NO_SECRETS;
  try {
    const entrance = await entranceOf(context, source.system);
    ({ redact } = entrance);
    const wanted = { url, events: [], secret: '', name: '', options: {} };
    const session = await openSession(entrance);
    const subscriptions = new Subscriptions(source, session, wanted, context.getTimezone());
    const own = (await subscriptions.own()).find((found) => found.id === id);
    if (own && !own.isActive) await subscriptions.change('revive', own);
    return true;
  } catch (error) {
    const words = redact.text((error as Error).message);
    context.logger.warn(
      `The webhook of ${source.system.connector.vendor} could not be started again: ${words}`,
    );
    return false;
  }
}
