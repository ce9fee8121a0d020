/** One real server for each vendor: HTTP and TLS, state, strict checks against the documentation, faults on demand. */
import { startEBizCharge } from './ebiz';
import type { EbizSimulator } from './ebiz';
import { startKometSales } from './komet';
import type { KometSeed, KometSimulator } from './komet';
import type { ListenOptions } from './server/simulator';
import { startSuperOffice } from './superoffice';
import type { SuperOfficeSimulator } from './superoffice';

export * from './ebiz';
export * from './komet';
export * from './seed';
export * from './superoffice';
export type { Violation } from './check/violations';
export type { LogEntry } from './server/counters';
export { httpDate } from './server/faults';
export type { ActiveFault, Fault, FaultKind, FaultRequest, FaultRule } from './server/faults';
export { testCertificate } from './server/simulator';
export type { ListenOptions, Simulator } from './server/simulator';

/** The three simulators. */
export interface Simulators {
  komet: KometSimulator;
  ebiz: EbizSimulator;
  superOffice: SuperOfficeSimulator;
  /** Resets each. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts all three. If one can't start, the others are closed again. */
export async function startAll(
  listen: {
    komet?: ListenOptions & Partial<KometSeed>;
    ebiz?: ListenOptions;
    superOffice?: ListenOptions;
  } = {},
): Promise<Simulators> {
  const started = await Promise.allSettled([
    startKometSales(listen.komet),
    startEBizCharge(listen.ebiz),
    startSuperOffice(listen.superOffice),
  ] as const);
  const [komet, ebiz, superOffice] = started;
  if (komet.status !== 'fulfilled' || ebiz.status !== 'fulfilled' || superOffice.status !== 'fulfilled') {
    await Promise.all(started.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)));
    throw started.find((each): each is PromiseRejectedResult => each.status === 'rejected')?.reason;
  }
  const all = [komet.value, ebiz.value, superOffice.value];
  return {
    komet: komet.value,
    ebiz: ebiz.value,
    superOffice: superOffice.value,
    reset: () => all.forEach((each) => each.reset()),
    close: async () => {
      await Promise.all(all.map((each) => each.close()));
    },
  };
}
