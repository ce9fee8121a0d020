import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { EbizSimulator } from '../../simulators';
import { oneNode, type OneNodeOptions, type OneNodeRun } from '../harness';
import { jsonOf, packNode, withSimulators } from '../support';

/** Runs EBizCharge operations through n8n's engine against the simulator, and holds each request against the page. */
export interface Stage {
  readonly ebiz: EbizSimulator;
  /** The run, whatever came of it. */
  run(
    operation: string,
    parameters?: IDataObject,
    items?: IDataObject[],
    options?: OneNodeOptions,
  ): Promise<OneNodeRun>;
  /** As `run`, on items that have files. */
  runWithFiles(
    operation: string,
    parameters: IDataObject,
    items: INodeExecutionData[],
    options?: OneNodeOptions,
  ): Promise<OneNodeRun>;
  /** The JSON of the items; throws what the node failed with. */
  json(operation: string, parameters?: IDataObject, items?: IDataObject[]): Promise<IDataObject[]>;
  /** What each call of a documented method sent, without the credential: objects, and arrays where an element is repeated. */
  sent(method: string): IDataObject[];
}

/** A record as a resource locator of the form gives it: `by('internalId', '7d3c…')`. */
export const by = (mode: string, value: string): IDataObject => ({ __rl: true, mode, value });

/** A list without a limit. */
export const all = (filters: IDataObject = {}, more: IDataObject = {}): IDataObject => ({
  returnAll: true,
  filters,
  ...more,
});

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
  const runWithFiles: Stage['runWithFiles'] = async (operation, parameters, items, options = {}) =>
    await oneNode(packNode('eBizCharge', resource, operation, { options: {}, ...parameters }), items, {
      credentials: context.credentials,
      ...options,
    });
  const run: Stage['run'] = async (operation, parameters = {}, items = [{}], options = {}) =>
    await runWithFiles(
      operation,
      parameters,
      items.map((json) => ({ json })),
      options,
    );
  afterEach(() => expect(context.simulators.ebiz.violations).toEqual([]));
  return {
    get ebiz() {
      return context.simulators.ebiz;
    },
    run,
    runWithFiles,
    async json(operation, parameters, items) {
      const { main, failure } = await run(operation, parameters, items);
      if (failure) throw failure;
      return jsonOf(main);
    },
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
