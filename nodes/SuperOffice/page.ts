import { http, type Operation } from '../shared/operation';

const REST = 'https://docs.superoffice.com/en/api/reference/restful/rest';

/** The vendor's page of a REST endpoint, and its key in the catalogue of the pages. */
export const restPage = (resource: string, operationId: string): { docs: string; documented: string } => ({
  docs: `${REST}/${resource}/${operationId}.html`,
  documented: operationId,
});

const AGENTS = 'https://docs.superoffice.com/en/api/reference/restful/agent';

/** Page, name and address of a method of an agent. Methods of agents other than ErpSync go by the agent's name too. */
export const agentCall = (
  agent: string,
  method: string,
): Pick<Operation, 'docs' | 'documented' | 'call'> => ({
  docs: `${AGENTS}/${agent}_Agent/v1${agent}Agent_${method}.html`,
  documented: `${agent}/${method}`,
  call: http('POST', `/api/v1/Agents/${agent}/${method}`, 'basic'),
});
