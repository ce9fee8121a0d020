import {
  boolean,
  decimal,
  integer,
  key,
  member,
  record,
  records,
  text,
  type Field,
} from '../../../nodes/shared/operation';
import { ebizType } from '../../documented';
import { differences, leavesOf } from './ebizCompared';

const lineItems = (...fields: Field[]) =>
  member('Items', records({ item: 'Item', itemLabel: 'Item' }, ...fields));

describe('the comparison with the pages of EBizCharge', () => {
  it.each<[what: string, type: string, declared: Field[], said: string[]]>([
    ['nothing', 'Invoice', [member('CustomerId', key()), lineItems(member('ItemId', key()))], []],
    ['an invented member', 'Invoice', [member('Customer', key())], ['Invoice.Customer: not documented']],
    [
      'another letter case, in a nested type',
      'Invoice',
      [lineItems(member('ItemID', key()))],
      ['Invoice.Items.ItemID: not documented'],
    ],
    [
      'another order',
      'Invoice',
      [member('InvoiceNumber', key()), member('CustomerId', key())],
      ['Invoice: order InvoiceNumber,CustomerId'],
    ],
    [
      'another type, in a nested type',
      'Invoice',
      [lineItems(member('Qty', integer()), member('Taxable', text()))],
      ['Invoice.Items.Qty: integer, not decimal', 'Invoice.Items.Taxable: text, not boolean'],
    ],
    [
      'a list without its elements',
      'Invoice',
      [member('Items', records({ itemLabel: 'Item' }, member('Qty', decimal())))],
      ['Invoice.Items: elements undefined, not Item'],
    ],
    [
      'a list in place of a record, and the other way round',
      'Invoice',
      [
        member('Items', record(member('Qty', decimal()))),
        member('BillingAddress', records({ item: 'Address', itemLabel: 'Address' })),
      ],
      ['Invoice.Items: record, not Item', 'Invoice.BillingAddress: records, not Address'],
    ],
    [
      'a plain value in place of a record',
      'Invoice',
      [member('BillingAddress', text())],
      ['Invoice.BillingAddress: text, not Address'],
    ],
  ])('finds %s', (_, type, declared, said) =>
    expect(differences(type, ebizType(type).fields, declared, false)).toEqual(said),
  );

  it('finds members that are missing, at any depth', () => {
    const found = differences(
      'Customer',
      ebizType('Customer').fields,
      [member('BillingAddress', record(member('IsDefault', boolean())))],
      true,
    );
    expect(found).toContain('Customer.CustomerId: missing');
    expect(found).toContain('Customer.BillingAddress.City: missing');
  });

  it('knows the parameters of nested types, and ends where types contain each other', () => {
    const leaves = leavesOf(ebizType('Customer').fields);
    expect(leaves).toContain('RecurringBillingData.CustomScheduleObject.Interval');
    expect(leaves).toContain('BillingAddress.ZipCode');
  });
});
