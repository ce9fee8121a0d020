import type { IDataObject } from 'n8n-workflow';
import type { KometSimulator } from '../../simulators';
import { resourceRuns, type ResourceRuns } from '../resourceRuns';
import { withSimulators } from '../support';

export { all, by } from '../resourceRuns';

/** Runs Komet Sales operations through n8n's engine against the simulator, and holds each request against the page. */
export interface Stage extends ResourceRuns {
  readonly komet: KometSimulator;
  /** What the last call sent: its query, its body, and its headers named X-…, in lower case. */
  sent(): { query: IDataObject; body: IDataObject; headers: IDataObject };
}

/** A stage for one resource. After each test no rule of a page may have been broken. */
export function stage(resource: string): Stage {
  const context = withSimulators();
  afterEach(() => expect(context.simulators.komet.violations).toEqual([]));
  return {
    get komet() {
      return context.simulators.komet;
    },
    ...resourceRuns('kometSales', resource, context),
    sent() {
      const { query = {}, headers = {}, sent } = context.simulators.komet.counters.log.at(-1) ?? {};
      return { query, headers, body: (sent ?? {}) as IDataObject };
    },
  };
}
