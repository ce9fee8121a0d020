import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { oneNode, type CredentialData, type OneNodeOptions, type OneNodeRun } from './harness';
import { jsonOf, packNode } from './support';

/** Runs operations of one resource through n8n's engine. */
export interface ResourceRuns {
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
}

/** In: a node of the pack, the resource, and the credentials of the simulators. */
export function resourceRuns(
  node: Parameters<typeof packNode>[0],
  resource: string,
  context: { readonly credentials: CredentialData },
): ResourceRuns {
  const runWithFiles: ResourceRuns['runWithFiles'] = async (operation, parameters, items, options = {}) =>
    await oneNode(packNode(node, resource, operation, { options: {}, ...parameters }), items, {
      credentials: context.credentials,
      ...options,
    });
  const run: ResourceRuns['run'] = async (operation, parameters = {}, items = [{}], options = {}) =>
    await runWithFiles(
      operation,
      parameters,
      items.map((json) => ({ json })),
      options,
    );
  return {
    run,
    runWithFiles,
    async json(operation, parameters, items) {
      const { main, failure } = await run(operation, parameters, items);
      if (failure) throw failure;
      return jsonOf(main);
    },
  };
}

/** A record as a resource locator of the form gives it: `by('code', 'WPETAL')`. */
export const by = (mode: string, value: string): IDataObject => ({ __rl: true, mode, value });

/** A list without a limit. */
export const all = (filters: IDataObject = {}, more: IDataObject = {}): IDataObject => ({
  returnAll: true,
  filters,
  ...more,
});
