import type { AgentMethods } from '../call';
import { erpSync } from './erpSync';

/** The simulated methods of each agent, by the agent's documented name. */
export const AGENTS: Record<string, AgentMethods> = {
  ErpSync: erpSync,
};
