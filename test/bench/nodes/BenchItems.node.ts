import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { describeNode } from './describeNode';
import type { BenchWork } from './requests';

/** How many items, and the first of their consecutive ids. */
export interface BenchItemsWork {
  kind: BenchWork['kind'];
  first: number;
  count: number;
}

const FORMS: Record<BenchItemsWork['kind'], (id: number) => IDataObject> = {
  credits: (creditId) => ({ creditId, customer: 'ABC Wholesale' }),
  soap: (number) => ({ customerInternalId: `c0570000-61b1-4457-a4d1-${String(number).padStart(12, '0')}` }),
  resync: (internalKeyId) => ({ internalKeyId, company: 'ABC Wholesale' }),
  customers: () => ({}),
  archive: () => ({}),
  patches: (companyId) => ({ companyId, orgNr: `NO ${companyId}` }),
};

/** The items that every contestant is given. */
export class BenchItems implements INodeType {
  description = describeNode('benchItems', 'Bench Items');

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const { kind, first, count } = this.getNodeParameter('work', 0) as unknown as BenchItemsWork;
    const items = Array.from({ length: count }, (_, index) => ({ json: FORMS[kind](first + index) }));
    return [items.map((item) => ({ ...item, pairedItem: { item: 0 } }))];
  }
}
