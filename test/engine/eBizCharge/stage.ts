import type { IDataObject } from 'n8n-workflow';
import type { EbizSimulator } from '../../simulators';
import { resourceRuns, type ResourceRuns } from '../resourceRuns';
import { withSimulators } from '../support';

export { all, by } from '../resourceRuns';

/** Runs EBizCharge operations through n8n's engine against the simulator, and holds each request against the page. */
export interface Stage extends ResourceRuns {
  readonly ebiz: EbizSimulator;
  /** What each call of a documented method sent, without the credential: objects, and arrays where an element is repeated. */
  sent(method: string): IDataObject[];
}

/** What a mapper saves. */
export const mapped = (value: IDataObject): IDataObject => ({
  mappingMode: 'defineBelow',
  value,
  schema: [],
});

/** Rows of a form. */
export const form = (...values: IDataObject[]): IDataObject => ({ values });

/** A stage for one resource. After each test no rule of a page may have been broken. */
export function stage(resource: string): Stage {
  const context = withSimulators();
  afterEach(() => expect(context.simulators.ebiz.violations).toEqual([]));
  return {
    get ebiz() {
      return context.simulators.ebiz;
    },
    ...resourceRuns('eBizCharge', resource, context),
    sent: (method) =>
      context.simulators.ebiz.counters.log
        .filter((call) => call.method === method)
        .map(({ sent }) => asObject(Object.entries(sent ?? {})) as IDataObject),
  };
}

/** Elements by their names; an array of those inside where a name is repeated. The log has them as a list. */
function asObject(elements: Array<[string, unknown]>): unknown {
  const values = elements.map(([name, value]) => [name, asValue(value)] as const);
  const isRepeated = new Set(elements.map(([name]) => name)).size < elements.length;
  return isRepeated ? values.map(([, value]) => value) : Object.fromEntries(values);
}

const asValue = (value: unknown): unknown =>
  Array.isArray(value) ? asObject(value.flatMap((each: object) => Object.entries(each))) : value;
