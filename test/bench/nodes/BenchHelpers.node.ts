import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeNode } from './describeNode';
import { inFlight, requestOf } from './requests';
import type { BenchWork } from './requests';

/** Contestant: n8n's own HTTP helper, so many calls in flight. */
export class BenchHelpers implements INodeType {
  description = describeNode('benchHelpers', 'Bench Helpers');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const work = this.getNodeParameter('work', 0) as unknown as BenchWork;
    const answers = await inFlight(this.getInputData(), work.inFlight, async ({ json }) => {
      const request = requestOf(work, json);
      return (await this.helpers.httpRequest({ ...request, json: work.kind !== 'soap' })) as unknown;
    });
    if (work.kind === 'customers') return [rowsOf(answers[0])];
    return [answers.map((answer, item) => ({ json: asJson(answer), pairedItem: { item } }))];
  }
}

const asJson = (answer: unknown): IDataObject =>
  typeof answer === 'string' ? { answer } : (answer as IDataObject);

const rowsOf = (answer: unknown): INodeExecutionData[] =>
  (answer as { customers: IDataObject[] }).customers.map((json) => ({ json, pairedItem: { item: 0 } }));
