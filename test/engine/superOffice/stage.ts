import type { IDataObject } from 'n8n-workflow';
import type { SuperOfficeSimulator } from '../../simulators';
import { resourceRuns, type ResourceRuns } from '../resourceRuns';
import { withSimulators } from '../support';

export { all, by } from '../resourceRuns';

/** Runs SuperOffice operations through n8n's engine against the simulator, and holds each request against the page. */
export interface Stage extends ResourceRuns {
  readonly superOffice: SuperOfficeSimulator;
  /** The bodies of the calls to a documented method or endpoint. */
  sent(documented: string): IDataObject[];
}

/** A stage for one resource. After each test no rule of a page may have been broken. */
export function stage(resource: string, node: Parameters<typeof resourceRuns>[0] = 'superOffice'): Stage {
  const context = withSimulators();
  afterEach(() => expect(context.simulators.superOffice.violations).toEqual([]));
  return {
    get superOffice() {
      return context.simulators.superOffice;
    },
    ...resourceRuns(node, resource, context),
    sent: (documented) =>
      context.simulators.superOffice.counters.log
        .filter(({ method }) => method === documented)
        .map(({ sent }) => (sent ?? {}) as IDataObject),
  };
}
