import type { AgentMethods } from '../call';
import { erpActor } from './erpActor';
import { erpConnection } from './erpConnection';
import { erpConnector } from './erpConnector';
import { erpEngine } from './erpEngine';
import { erpLink } from './erpLink';
import { erpMapping } from './erpMapping';
import { erpSync } from './erpSync';
import { webhook } from './webhook';

/** The simulated methods of each agent, by the agent's documented name. */
export const AGENTS: Record<string, AgentMethods> = {
  ErpSync: {
    ...erpConnection,
    ...erpConnector,
    ...erpMapping,
    ...erpActor,
    ...erpLink,
    ...erpSync,
    ...erpEngine,
  },
  Webhook: webhook,
};
