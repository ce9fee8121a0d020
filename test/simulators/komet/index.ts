import { kometSales } from '../../documented';
import { KOMET_LIMITED_TOKEN, KOMET_TOKEN } from '../seed';
import { startSimulator } from '../server/simulator';
import type { ListenOptions, Simulator } from '../server/simulator';
import { MovedVendor } from './moved';
import { KometState } from './state';
import type { KometSeed } from './state';
import { KometVendor } from './vendor';

const DAY_MS = 86_400_000;

export * from './events';
export * from './state';

/** Data for the credential `kometSalesApi`. */
export interface KometCredential {
  authenticationToken: string;
  baseUrl: string;
}

/** A running Komet Sales. */
export type KometSimulator = Simulator<KometState, KometCredential>;

/** Starts Komet Sales: one full token, and one that only reaches customer.list. */
export function startKometSales(options: ListenOptions & Partial<KometSeed> = {}): Promise<KometSimulator> {
  const tokens = options.tokens ?? { [KOMET_TOKEN]: ['*'], [KOMET_LIMITED_TOKEN]: ['customer.list'] };
  const state = new KometState({ ...options, tokens });
  const vendor = new KometVendor(state);
  return startSimulator({
    name: 'Komet Sales',
    basePath: new URL(kometSales().conventions.baseUrl).pathname,
    vendor: options.today === undefined ? vendor : new MovedVendor(vendor, state.daysMoved),
    state,
    credentialType: 'kometSalesApi',
    credential: (baseUrl) => ({ authenticationToken: Object.keys(tokens)[0] ?? '', baseUrl }),
    listen: options,
    now: () => new Date(state.clock.now().getTime() + state.daysMoved() * DAY_MS),
  });
}
