import { ebizCustomerIds } from '../../simulators';
import { payInPortal } from '../../simulators/ebiz/happenings';
import { all, form, stage } from './stage';

const s = stage('applicationTransaction');

const SUCCESS = { Status: 'Success', StatusCode: 1, Error: '', ErrorCode: 0 };
const GUID = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const { customerId, customerInternalId } = ebizCustomerIds(1);

const link = {
  customerInternalId,
  transactionId: '={{ $json.ref }}',
  linkedToTypeId: 'SalesOrder',
  linkedToInternalId: '50d30000-61b1-4457-a4d1-000000000001',
};
const paid = (amount: number): string => payInPortal(s.ebiz.state, { customerId, amount }).refNum;

it('links a transaction to a document', async () => {
  const ref = paid(120);
  const additionalFields = { transactionDate: '2026-03-20', transactionNotes: 'Deposit' };
  expect(await s.json('create', { ...link, additionalFields }, [{ ref }])).toEqual([
    { ApplicationTransactionInternalId: GUID, transactionId: ref, ...SUCCESS },
  ]);
  expect(s.sent('AddApplicationTransaction')).toEqual([
    {
      applicationTransactionRequest: {
        CustomerInternalId: customerInternalId,
        TransactionId: ref,
        SoftwareId: 'n8n',
        LinkedToTypeId: 'SalesOrder',
        LinkedToInternalId: link.linkedToInternalId,
        TransactionDate: '2026-03-20',
        TransactionNotes: 'Deposit',
      },
    },
  ]);
});

it('is not repeated when its outcome is unknown', async () => {
  s.ebiz.faults.add({ kind: 'truncated', on: 'AddApplicationTransaction' });
  const { failure } = await s.run('create', link, [{ ref: paid(1) }]);
  expect(failure?.message).toContain('Outcome unknown');
  expect(s.ebiz.state.applicationTransactions.all()).toHaveLength(1);
});

it('lists none, one and many, with amounts that are numbers and four digits of a card', async () => {
  expect(await s.json('getMany', all())).toEqual([]);
  const refs = [120, 64.8].map(paid);
  await s.json('create', link, [{ ref: refs[0] }]);
  expect(await s.json('getMany', all())).toMatchObject([
    {
      TransactionId: refs[0],
      TransactionAmount: 120,
      IsTransactionApplied: false,
      PaymentMethodLast4: '2224',
    },
  ]);
  await s.json('create', link, [{ ref: refs[1] }]);
  const found = await s.json('getMany', all());
  expect(found.map(({ TransactionAmount }) => TransactionAmount)).toEqual([120, 64.8]);
});

it('lists page after page with Return All, by its count', async () => {
  for (let number = 0; number < 1_001; number += 1)
    s.ebiz.state.applicationTransactions.add({ TransactionId: String(number), IsTransactionApplied: false });
  const found = await s.json('getMany', all());
  expect(found.map(({ TransactionId }) => Number(TransactionId))).toEqual(
    Array.from({ length: 1_001 }, (_, number) => number),
  );
  expect(s.sent('SearchApplicationTransactions').map(({ start, countOnly }) => [start, countOnly])).toEqual([
    ['0', 'false'],
    ['1000', 'false'],
  ]);
});

it('lists those that meet conditions, and leaves out what is marked as applied', async () => {
  const [first, second] = await s.json('create', link, [{ ref: paid(1) }, { ref: paid(2) }]);
  expect(
    await s.json('markAsApplied', {
      applicationTransactionInternalId: String(first?.ApplicationTransactionInternalId),
    }),
  ).toMatchObject([
    { ApplicationTransactionInternalId: first?.ApplicationTransactionInternalId, Status: 'Success' },
  ]);
  const conditions = form(
    { column: 'isTransactionApplied', operator: 'equal', value: 'false' },
    { column: 'softwareId', operator: 'equal', value: 'n8n' },
    { column: 'customerId', operator: 'equal', value: customerId },
  );
  expect(await s.json('getMany', all({}, { conditions }))).toMatchObject([
    { ApplicationTransactionInternalId: second?.ApplicationTransactionInternalId },
  ]);
});

it('reports an ID that names none in the vendor’s words', async () => {
  const applicationTransactionInternalId = 'deadbeef-61b1-4457-a4d1-000000000000';
  const { failure } = await s.run('markAsApplied', { applicationTransactionInternalId });
  expect(failure?.message).toContain('Invalid ApplicationTransactionInternalId');
});
