import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeNode } from './describeNode';
import { archiveRows, inFlight, requestOf } from './requests';
import type { BenchRequest, BenchWork } from './requests';

/** Contestant: n8n's own HTTP helper, so many calls in flight. */
export class BenchHelpers implements INodeType {
  description = describeNode('benchHelpers', 'Bench Helpers');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const work = this.getNodeParameter('work', 0) as unknown as BenchWork;
    const send = async (request: BenchRequest): Promise<unknown> =>
      (await this.helpers.httpRequest({ ...request, json: work.kind !== 'soap' })) as unknown;
    if (work.kind === 'archive') return [asItems(await archiveRows(work, send))];
    const answers = await inFlight(
      this.getInputData(),
      work.inFlight,
      async ({ json }) => await send(requestOf(work, json)),
    );
    if (work.kind === 'customers') return [asItems((answers[0] as { customers: IDataObject[] }).customers)];
    return [answers.map((answer, item) => ({ json: asJson(answer), pairedItem: { item } }))];
  }
}

const asJson = (answer: unknown): IDataObject =>
  typeof answer === 'string' ? { answer } : (answer as IDataObject);

const asItems = (rows: IDataObject[]): INodeExecutionData[] =>
  rows.map((json) => ({ json, pairedItem: { item: 0 } }));
