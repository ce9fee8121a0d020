import type {
  IExecuteFunctions,
  IHookFunctions,
  ILoadOptionsFunctions,
  IPollFunctions,
  ITriggerFunctions,
  IWebhookFunctions,
} from 'n8n-workflow';

/** What n8n gives to a node that makes calls, in any of its roles. A credential test gets something else. */
export type NodeContext =
  | IExecuteFunctions
  | ILoadOptionsFunctions
  | IPollFunctions
  | ITriggerFunctions
  | IWebhookFunctions
  | IHookFunctions;
