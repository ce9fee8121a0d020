import type { ControlAction } from '../../server/exchange';
import type { SuperOfficeState } from '../state';
import { TENANT_STATES } from '../state/tenant';
import type { TenantState } from '../state/tenant';

/**
 * What the control surface of SuperOffice online offers beside the common topics, for tests in another process:
 * `POST expire {what: "tickets"|"accessTokens"}`, `POST revoke`, `POST tenant {host, state, validSeconds, closedAgents}`,
 * `POST app {signsIn, approves, asks, clientSecret}`, `POST clock {advance}`, `GET signIns`.
 */
export function controlsOf(state: SuperOfficeState): Record<string, ControlAction> {
  const { signIns, tenant, app, clock } = state;
  return {
    'GET signIns': () => signIns.snapshot(),
    'POST expire': (body) => {
      const { what } = record(body);
      if (what === 'tickets') signIns.expireTickets();
      else if (what === 'accessTokens') signIns.expireAccessTokens();
      else throw new Error('Expected "what": tickets or accessTokens');
      return signIns.snapshot();
    },
    'POST revoke': () => {
      signIns.revoke();
      return signIns.snapshot();
    },
    'POST tenant': (body) => {
      const { host, state: named, validSeconds, closedAgents } = record(body);
      if (host !== undefined) tenant.moveTo(String(host));
      if (named !== undefined) tenant.state = stateNamed(named);
      if (validSeconds !== undefined) tenant.validSeconds = Number(validSeconds);
      if (Array.isArray(closedAgents)) tenant.closeAgents(closedAgents.map(String));
      return tenant.snapshot();
    },
    'POST app': (body) => {
      const { signsIn, approves, asks, clientSecret } = record(body);
      if (signsIn !== undefined) app.signsIn = app.userNamed(String(signsIn));
      if (approves !== undefined) app.approves = approves === true;
      if (asks !== undefined) app.asks = asks === true;
      if (clientSecret !== undefined) app.clientSecret = String(clientSecret);
      return app.snapshot();
    },
    'POST clock': (body) => {
      clock.advance(Number(record(body).advance));
      return clock.snapshot();
    },
  };
}

function stateNamed(name: unknown): TenantState {
  const found = TENANT_STATES.find((state) => state === name);
  if (!found) throw new Error(`The states are ${TENANT_STATES.join(', ')}`);
  return found;
}

function record(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) throw new Error('Expected a JSON object');
  return body as Record<string, unknown>;
}
