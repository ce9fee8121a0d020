import type { INodePropertyOptions } from 'n8n-workflow';
import { KometSales } from '../../../nodes/KometSales/KometSales.node';

const { properties } = new KometSales().description;
const resources = (properties.find(({ name }) => name === 'resource')?.options ??
  []) as INodePropertyOptions[];

describe('the resources of Komet Sales in the editor', () => {
  it('begin with those that integrations need first, most valuable first', () =>
    expect(resources.slice(0, 14).map(({ name }) => name)).toEqual([
      'Customer',
      'Ship-To',
      'Invoice',
      'Credit',
      'Payment',
      'Vendor Invoice',
      'Prebook',
      'Purchase Order',
      'Product',
      'Inventory',
      'Additional Charge',
      'Automatic Additional Charge',
      'Carrier',
      'Location',
    ]));

  it('say in one line each what they hold', () => {
    expect(resources).toHaveLength(32);
    expect(resources.filter(({ description }) => !description || description.endsWith('.'))).toEqual([]);
  });
});
