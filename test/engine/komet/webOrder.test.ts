import { stage } from './stage';

const s = stage('webOrder');

const order = { xAccount: '6316', customerId: '23423', webOrderId: '48' };
const here = { companyLocationId: '13' };
const state = (id: string) => s.komet.state.webOrders.get(id);

it('a web order is read for the account of the header', async () => {
  expect(await s.json('get', { ...order, filters: { ...here, statusId: 1 } })).toEqual([
    {
      id: 48,
      number: 748,
      statusId: 1,
      companyLocationId: 13,
      customerId: 23_423,
      subtotal: 0,
      additionalCharges: 0,
      total: 0,
      items: [],
    },
  ]);
  expect(s.sent().query).toMatchObject({ webOrderId: '48', statusId: '1' });
  const { failure } = await s.run('get', { ...order, xAccount: '1', filters: here });
  expect(failure?.message).toContain('The account does not exist.');
});

describe('a new web order', () => {
  const create = { xAccount: '6316', customerId: '23423', companyId: '6316', ...here };

  it('is created without items; its ID, which comes as text, is a number', async () => {
    expect(await s.json('create', { ...create, additionalFields: { xSalesChannel: 'WEB_APP' } })).toEqual([
      { success: true, message: 'Web order was successfully created.', webOrderId: 30_200 },
    ]);
    expect(s.sent().headers).toEqual({ 'x-account': '6316', 'x-sales-channel': 'WEB_APP' });
    expect(state('30200')).toMatchObject({ customerId: '23423', locationId: '13', statusId: 1, items: [] });
  });

  it('is not created again when its outcome is unknown: it costs a fee', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    const { failure } = await s.run('create', create);
    expect(failure?.description).toContain('The web shop of Komet Sales shows the pending orders');
    expect(s.komet.counters.calls).toBe(1);
    expect(s.komet.state.webOrders.all()).toHaveLength(2);
  });
});

it('a web order is checked out once', async () => {
  expect(await s.json('checkout', { ...order, ...here, additionalFields: { customerPo: '292644' } })).toEqual(
    [{ success: true, message: 'The Web Order was successfully checked out.', webOrderId: 48 }],
  );
  expect(state('48')).toMatchObject({ statusId: 2, customerPo: '292644' });
});

it('a web order that is not in the requested state is an error, not an empty item', async () => {
  await s.json('checkout', { ...order, ...here });
  const { failure } = await s.run('get', { ...order, filters: here });
  expect(failure?.message).toContain('There is no such record');
  expect(await s.json('get', { ...order, filters: { ...here, statusId: 2 } })).toMatchObject([{ id: 48 }]);
});

it('a checkout whose outcome is unknown is not sent again', async () => {
  s.komet.faults.add({ kind: 'resetAfterRead' });
  const { failure } = await s.run('checkout', { ...order, ...here });
  expect(failure?.description).toContain('Get with the status Checked Out');
  expect(s.komet.counters.calls).toBe(1);
  expect(state('48')?.statusId).toBe(2);
});

it('a web order is cancelled', async () => {
  expect(await s.json('delete', order)).toEqual([
    { deleted: true, message: 'The Web Order was successfully canceled.', webOrderId: 48 },
  ]);
  expect(state('48')).toMatchObject({ cancelled: true, items: [] });
});
