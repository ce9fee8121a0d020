import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { KometSimulator } from '../../simulators';
import { oneNode, type OneNodeOptions, type OneNodeRun } from '../harness';
import { jsonOf, packNode, withSimulators } from '../support';

/** Runs Komet Sales operations through n8n's engine against the simulator, and holds each request against the page. */
export interface Stage {
  readonly komet: KometSimulator;
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
  /** What the last call sent: its query, its body, and its headers named X-…, in lower case. */
  sent(): { query: IDataObject; body: IDataObject; headers: IDataObject };
}

/** A record as a resource locator of the form gives it: `by('code', 'WPETAL')`. */
export const by = (mode: string, value: string): IDataObject => ({ __rl: true, mode, value });

/** A stage for one resource. After each test no rule of a page may have been broken. */
export function stage(resource: string): Stage {
  const context = withSimulators();
  const runWithFiles: Stage['runWithFiles'] = async (operation, parameters, items, options = {}) =>
    await oneNode(packNode('kometSales', resource, operation, { options: {}, ...parameters }), items, {
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
  afterEach(() => expect(context.simulators.komet.violations).toEqual([]));
  return {
    get komet() {
      return context.simulators.komet;
    },
    run,
    runWithFiles,
    async json(operation, parameters, items) {
      const { main, failure } = await run(operation, parameters, items);
      if (failure) throw failure;
      return jsonOf(main);
    },
    sent() {
      const { query = {}, headers = {}, sent } = context.simulators.komet.counters.log.at(-1) ?? {};
      return { query, headers, body: (sent ?? {}) as IDataObject };
    },
  };
}

/** A list without a limit. */
export const all = (filters: IDataObject = {}, more: IDataObject = {}): IDataObject => ({
  returnAll: true,
  filters,
  ...more,
});
