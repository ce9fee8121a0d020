import type { ControlAction } from '../server/exchange';
import type { SuperOfficeState } from './state';
import type { DeliverySettings, Happening } from './state/webhooks';

/** For tests in another process: what happens in SuperOffice, how it delivers, and what became of it. */
export const webhookControls = ({ webhooks }: SuperOfficeState): Record<string, ControlAction> => ({
  'GET webhooks': () => webhooks.snapshot(),
  'POST event': (body) => webhooks.raise(body as Happening),
  'POST delivery': (body) => Object.assign(webhooks.settings, body as Partial<DeliverySettings>),
});
