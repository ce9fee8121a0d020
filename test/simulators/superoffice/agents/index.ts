import { translated } from '../answers';
import type { AgentMethod, AgentMethods } from '../call';
import { erpActor } from './erpActor';
import { erpConnection } from './erpConnection';
import { erpConnector } from './erpConnector';
import { erpEngine } from './erpEngine';
import { erpLink } from './erpLink';
import { erpMapping } from './erpMapping';
import { erpSync } from './erpSync';
import { fieldInfo } from './fieldInfo';
import { quote } from './quote';
import { quoteParts } from './quoteParts';
import { ticket } from './ticket';
import { webhook } from './webhook';

const ERP_SYNC: AgentMethods = {
  ...erpConnection,
  ...erpConnector,
  ...erpMapping,
  ...erpActor,
  ...erpLink,
  ...erpSync,
  ...erpEngine,
};

/** Texts in several languages are answered in that of the call. */
function inLanguage(method: AgentMethod): AgentMethod {
  return (state, body, call) => translated(call, method(state, body, call));
}

/** The simulated methods of each agent, by the agent's documented name. */
export const AGENTS: Record<string, AgentMethods> = {
  ErpSync: Object.fromEntries(Object.entries(ERP_SYNC).map(([name, method]) => [name, inLanguage(method)])),
  Quote: { ...quote, ...quoteParts },
  UserDefinedFieldInfo: fieldInfo,
  Ticket: ticket,
  Webhook: webhook,
};
