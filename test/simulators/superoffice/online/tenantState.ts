import type { Answer, Call } from '../../server/exchange';
import { jsonAnswer } from '../reply';
import type { SuperOfficeState } from '../state';
import { tenantUrl } from './place';

/** `/api/state/Cust12345`: needs no sign-in. */
export const STATE_PATH = /^\/api\/state\/([^/]+)\/?$/i;

/** Where a tenant is and whether it runs. A context that is no tenant's is in the state Unknown. */
export function tenantState(state: SuperOfficeState, call: Call): Answer {
  const { tenant } = state;
  const [, context = ''] = STATE_PATH.exec(call.path) ?? [];
  tenant.asked += 1;
  if (context.toLowerCase() !== tenant.context.toLowerCase())
    return jsonAnswer(200, {
      ContextIdentifier: context,
      Endpoint: null,
      State: 'Unknown',
      IsRunning: false,
      ValidUntil: tenant.validUntil(),
      Api: null,
      Version: null,
    });
  const endpoint = tenantUrl(state, call.origin);
  return jsonAnswer(200, {
    ContextIdentifier: tenant.context,
    Endpoint: endpoint,
    State: tenant.state,
    IsRunning: tenant.isRunning,
    ValidUntil: tenant.validUntil(),
    Api: `${endpoint}/api`,
    Version: '12.2',
  });
}
