import type {
  IExecuteFunctions,
  IHookFunctions,
  INodeExecutionData,
  ITriggerFunctions,
  ITriggerResponse,
} from 'n8n-workflow';
import type { RegisteredSource } from './registeredSource';

type Hook = (this: IHookFunctions) => Promise<boolean>;

/**
 * The hooks that n8n calls when it starts or publishes a workflow (`checkExists`, then `create` if that returns false) and
 * when it unpublishes one (`delete`). Each throws NodeApiError with the vendor's words, and NodeOperationError if the node
 * is not filled in.
 *
 * The trigger's address identifies a subscription, so one that was made just before a crash is found again. The vendor may
 * try the address during `create`, `update` and `revive`; n8n already listens then.
 *
 * What calls the vendor, and the declarations, are loaded here, not with the node.
 */
export function registration(
  source: () => RegisteredSource,
): Record<'default', Record<'checkExists' | 'create' | 'delete', Hook>> {
  return {
    default: {
      async checkExists() {
        return await (await import('./subscribe')).checkExists(this, source());
      },
      async create() {
        return await (await import('./subscribe')).subscribe(this, source());
      },
      async delete() {
        return await (await import('./subscribe')).unsubscribe(this, source());
      },
    },
  };
}

/**
 * `trigger()` of such a node. When n8n starts, it calls `checkExists` of no webhook that it has saved (2.41.1, workflow
 * publication service), but `trigger()` of all nodes that have one.
 */
export async function startRegistered(
  context: ITriggerFunctions,
  source: RegisteredSource,
): Promise<ITriggerResponse> {
  return await (await import('./reviveAtStart')).reviveAtStart(context, source);
}

/** `execute()` of such a node, or n8n would call `trigger()` for each execution: the event, as `webhook()` has read it. */
export const passOn = (context: IExecuteFunctions): INodeExecutionData[][] => [context.getInputData()];
