import { stage } from './stage';

describe('companies', () => {
  const s = stage('company');

  it('quirk 1: come without an envelope', async () => {
    expect(
      await s.json('getMany', { returnAll: true, filters: { xSalesChannel: 'ECOMMERCE_LITE' } }),
    ).toEqual([
      { companyId: 6316, companyName: 'Demo Account', roleId: 1, customerId: null, customerName: null },
    ]);
    expect(s.sent().headers).toEqual({ 'x-sales-channel': 'ECOMMERCE_LITE' });
  });
});

describe('users of the shop', () => {
  const s = stage('user');
  const john = {
    xAccount: '6316',
    login: 'jgomez1',
    email: 'jgomez1@example.com',
    firstName: 'John',
    lastName: 'Gomez',
    customerCodes: 'WPETAL, ORCHID',
  };

  it('are created for the company of X-ACCOUNT, with customer codes as an array', async () => {
    expect(await s.json('createEcommerce', john)).toEqual([
      { success: true, login: 'jgomez1', message: 'User was successfully created.' },
    ]);
    expect(s.komet.state.users.all()).toMatchObject([
      {
        login: 'jgomez1',
        email: 'jgomez1@example.com',
        firstName: 'John',
        lastName: 'Gomez',
        customerCodes: ['WPETAL', 'ORCHID'],
      },
    ]);
    expect(s.sent().body).toMatchObject({ customerCodes: ['WPETAL', 'ORCHID'] });
  });

  it('are refused for another company', async () => {
    const { failure } = await s.run('createEcommerce', { ...john, xAccount: '1' });
    expect(failure?.message).toContain('The account does not exist.');
  });

  it('are not created twice', async () => {
    s.komet.faults.add({ kind: 'resetAfterRead' });
    await s.run('createEcommerce', john);
    expect(s.komet.counters.calls).toBe(1);
  });
});
