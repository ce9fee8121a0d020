import { EBIZ_SECURITY } from '../seed';
import { startSimulator } from '../server/simulator';
import type { ListenOptions, Simulator } from '../server/simulator';
import { EbizState } from './state';
import type { EbizSeed } from './state';
import { EbizVendor, SERVICE_PATH } from './vendor';

export * from './happenings';
export { EBIZ_CARDS } from './money/outcomes';
export type { OutcomeRule } from './money/outcomes';
export type { GatewaySettings } from './money/settings';
export * from './state';

/** Data for the credential `eBizChargeApi`. */
export interface EbizCredential {
  securityId: string;
  userId: string;
  password: string;
  endpoint: string;
}

/** A running EBizCharge. */
export type EbizSimulator = Simulator<EbizState, EbizCredential>;

/** Starts EBizCharge, by default with 1,200 customers. */
export function startEBizCharge(options: ListenOptions & EbizSeed = {}): Promise<EbizSimulator> {
  const state = new EbizState(options);
  return startSimulator({
    name: 'EBizCharge',
    basePath: SERVICE_PATH,
    vendor: new EbizVendor(state),
    state,
    credentialType: 'eBizChargeApi',
    credential: (endpoint) => ({ ...(options.security ?? EBIZ_SECURITY), endpoint }),
    listen: options,
  });
}
