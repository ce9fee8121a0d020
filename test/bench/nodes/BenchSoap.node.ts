import { createRequire } from 'node:module';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeNode } from './describeNode';
import { inFlight } from './requests';
import type { BenchWork } from './requests';

type Mark = (args: object) => Promise<[answer: IDataObject]>;

const soap = createRequire(`${process.env.ERP_SYNC_BENCH_PACK}/package.json`)('soap') as {
  createClientAsync(wsdl: string, options: object, endpoint: string): Promise<Record<string, Mark>>;
};

/** Contestant: `soap` as its documentation shows it, with its own axios client. */
export class BenchSoap implements INodeType {
  description = describeNode('benchSoap', 'Bench Soap');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const work = this.getNodeParameter('work', 0) as unknown as BenchWork;
    const { securityId: SecurityId, userId: UserId, password: Password } = work.credential;
    const client = await soap.createClientAsync(work.wsdl ?? '', {}, work.url);
    const answers = await inFlight(this.getInputData(), work.inFlight, async ({ json }) => {
      const { customerInternalId } = json;
      const args = { securityToken: { SecurityId, UserId, Password }, customerInternalId };
      const [answer] = (await client.MarkCustomerAsSynchronizedAsync?.(args)) ?? [];
      return answer ?? {};
    });
    return [answers.map((json, item) => ({ json, pairedItem: { item } }))];
  }
}
