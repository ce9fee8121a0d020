import type { ITriggerFunctions } from 'n8n-workflow';
import { NO_SECRETS, type Redactor } from '../http/redact';
import { entranceOf } from '../invoke/entrance';
import { openSession } from '../invoke/session';
import { isPlainObject } from '../operation';
import type { RegisteredSource } from './registeredSource';
import { Subscriptions } from './subscriptions';

/** n8n was started, or this main process takes over from another one. */
const AT_START = new Set<string>(['init', 'leadershipChange']);

/**
 * Restarts the trigger's subscription if the vendor stopped it while n8n was down. It is the one that n8n has saved, if it
 * was made at this address of n8n: a copy of n8n's database touches nothing. Never throws: the workflow stays published.
 */
export async function reviveAtStart(context: ITriggerFunctions, source: RegisteredSource): Promise<void> {
  const { subscription: saved } = context.getWorkflowStaticData('node');
  if (!AT_START.has(context.getActivationMode()) || !isPlainObject(saved)) return;
  const { id, url, instance } = saved;
  if (typeof url !== 'string' || instance !== context.getInstanceBaseUrl()) return;
  let redact: Redactor = NO_SECRETS;
  try {
    const entrance = await entranceOf(context, source.system);
    ({ redact } = entrance);
    const wanted = { url, events: [], secret: '', name: '', options: {} };
    const session = await openSession(entrance);
    const subscriptions = new Subscriptions(source, session, wanted, context.getTimezone());
    const own = (await subscriptions.own()).find((found) => found.id === id);
    if (own && !own.isActive) await subscriptions.change('revive', own);
  } catch (error) {
    const words = redact.text((error as Error).message);
    context.logger.warn(
      `The webhook of ${source.system.connector.vendor} could not be started again: ${words}`,
    );
  }
}
