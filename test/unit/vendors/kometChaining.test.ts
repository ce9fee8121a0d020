import { operations } from '../../../nodes/KometSales/resources';
import { outputSchema } from '../../../nodes/shared/describe/schema';

const marks = operations.filter(({ operation }) => /^markAs(Uns|S)ynchronized$/.test(operation));
const previewOf = (resource: string, operation: string): string[] => {
  const found = operations.find((each) => each.resource === resource && each.operation === operation);
  return found ? Object.keys(outputSchema(found).properties ?? {}) : [];
};

it('every mark says which member of which list it takes', () => {
  expect(marks.map(({ resource }) => resource).sort()).toEqual(
    ['credit', 'invoice', 'invoice', 'payment', 'vendorInvoice'].sort(),
  );
  for (const { resource, fields } of marks) {
    const [key] = fields;
    expect([resource, key?.description]).toEqual([
      resource,
      expect.stringMatching(/the member .* of Get Many/),
    ]);
  }
});

it.each([
  ['invoice', 'getManyForLedger', ['id', 'number']],
  ['credit', 'getMany', ['creditId', 'totalCredit', 'shipDate', 'customerId', 'customerName']],
  ['payment', 'getMany', ['id', 'controlNumber']],
  ['vendorInvoice', 'getMany', ['invoiceNumber']],
  ['invoice', 'create', ['invoiceId', 'invoiceItemId']],
  ['prebook', 'create', ['prebookId', 'prebookItemId']],
  ['invoice', 'markAsSynchronized', ['success', 'invoiceId']],
  ['vendorInvoice', 'markAsSynchronized', ['success', 'poNumber', 'invoiceNumber']],
])('the preview of %s.%s names %p', (resource, operation, members) =>
  expect(previewOf(resource, operation)).toEqual(expect.arrayContaining(members)),
);

it('an operation that changes a record puts out its key, so that forty items can be distinguished', () => {
  const without = operations
    .filter(({ effect, operation }) => effect !== 'read' && !/^create/.test(operation))
    .filter(
      (each) =>
        !Object.keys(outputSchema(each).properties ?? {}).some((name) =>
          /Id$|Code$|Number$|^awb$/.test(name),
        ),
    )
    .map(({ resource, operation }) => `${resource}.${operation}`);
  expect(without).toEqual([]);
});
