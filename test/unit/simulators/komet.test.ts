import { KOMET_LIMITED_TOKEN, KOMET_TOKEN, startKometSales } from '../../simulators';
import type { KometSimulator } from '../../simulators';
import { CHARGE, json, listCustomers, markCredits, rules, updateCharge } from './requests';

let komet: KometSimulator;
beforeAll(async () => {
  komet = await startKometSales();
});
beforeEach(() => komet.reset());
afterAll(() => komet.close());

const names = (body: Record<string, unknown>): string[] =>
  (body.customers as Array<{ name: string }>).map(({ name }) => name);

describe('customer.list', () => {
  it('answers active customers in the loose types of the sample', async () => {
    const body = json(await listCustomers(komet));
    expect(body).toMatchObject({ status: '1', message: 'OK' });
    expect(names(body)).toHaveLength(10);
    expect((body.customers as unknown[])[0]).toMatchObject({ id: '23423', active: '1', salesPersonId: 801 });
    expect(komet.violations).toEqual([]);
  });

  it.each([
    [{ name: 'PETAL' }, ['Wholesale Petals']],
    [{ name: 'petal', includeInactive: '1' }, ['Wholesale Petals', 'Petal Pushers Import']],
    [{ name: 'petal', includeInactive: 'true' }, ['Wholesale Petals', 'Petal Pushers Import']],
    [{ name: 'tulip%' }, ['Tulip & Thorn']],
    [{ name: '%tulip' }, []],
    [{ code: 'orchid' }, ['Orchid House']],
    [{ code: 'orch' }, []],
    [{ id: '23423' }, ['Wholesale Petals']],
    [{ locationId: '14' }, ['Green Stem Distributors', 'Orchid House']],
    [{ updateAsOf: '2026-03-11' }, ["L'Oranger Fleurs", 'Sunrise Cut Flowers']],
    [{ salesPersonId: '803', updateAsOf: '2026-03-01' }, ['Blooming Lane Florist']],
  ])('filters by %j', async (filter, expected) => {
    const found = names(json(await listCustomers(komet, filter as Record<string, string>)));
    expect(found).toEqual(expected);
    expect(komet.violations).toEqual([]);
  });

  it.each([
    [{ colour: 'red' }, 'colour: not documented'],
    [{ id: '12a' }, 'id: an integer'],
    [{ id: '123456789012345678901' }, 'id: at most 20 digits'],
    [{ code: 'ELEVENCHARS' }, 'code: at most 10 characters'],
    [{ includeInactive: '2' }, 'includeInactive: a boolean'],
    [{ updateAsOf: '2026-02-30' }, 'updateAsOf: in the form YYYY-MM-DD'],
    [{ updateAsOf: '11.03.2026' }, 'updateAsOf: in the form YYYY-MM-DD'],
  ])('refuses %j inside HTTP 200', async (filter, rule) => {
    const answer = await listCustomers(komet, filter as Record<string, string>);
    expect(answer.status).toBe(200);
    expect(json(answer).status).toBe('0');
    expect(rules(komet.violations)).toEqual([rule]);
    expect(answer.text + JSON.stringify(komet.violations)).not.toContain(KOMET_TOKEN);
  });

  it('refuses a parameter sent twice, another HTTP method and a body', async () => {
    const url = `${komet.url}/customer.list?authenticationToken=${KOMET_TOKEN}`;
    await fetch(`${url}&id=1&id=2`);
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"a"}',
    });
    expect(rules(komet.violations)).toEqual(['id: sent once', '(HTTP method): GET', '(body): no body']);
  });

  it('does not take the token from another place', async () => {
    const answer = await fetch(`${komet.url}/customer.list`, {
      headers: { authenticationToken: KOMET_TOKEN },
    });
    expect(await answer.json()).toEqual({ status: '0', message: 'Invalid authentication token' });
    expect(rules(komet.violations)).toEqual(['authenticationToken: in the query, not in the header']);
  });
});

describe('tokens', () => {
  it('reach only the methods that are ticked', async () => {
    const listed = await listCustomers(komet, { authenticationToken: KOMET_LIMITED_TOKEN });
    expect(json(listed).status).toBe('1');
    const marked = await markCredits(komet, [450_545], { authenticationToken: KOMET_LIMITED_TOKEN });
    expect(json(marked)).toMatchObject({
      status: '0',
      message: expect.stringContaining('not allowed') as string,
    });
    expect(komet.state.synchronized()).toEqual([]);
    expect(komet.violations).toEqual([]);
  });

  it.each([
    ['the header and the body', 'vendor.invoice.mark.sync', 'authenticationToken', KOMET_TOKEN],
    ['its other name', 'vendor.invoice.mail.receive', 'companyToken', undefined],
  ])('are known in %s, and not kept: %s', async (_, method, name, header) => {
    const answer = await fetch(`${komet.url}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(header ? { [name]: header } : {}) },
      body: JSON.stringify({ [name]: KOMET_TOKEN, poNumber: 'P1' }),
    });
    // Other parameters are missing: what matters is that the token is not the reason.
    expect(await answer.text()).toContain('Invalid request: ');
    expect(rules(komet.violations)).not.toContainEqual(expect.stringMatching(/token/i));
    expect(komet.counters.log).toHaveLength(1);
    expect(JSON.stringify(komet.counters.log)).not.toContain(KOMET_TOKEN);
  });

  it('that are unknown are refused, names of built-in members among them', async () => {
    for (const authenticationToken of ['nobody', 'toString'])
      expect(json(await listCustomers(komet, { authenticationToken })).status).toBe('0');
  });
});

describe('credit.mark.sync', () => {
  it('answers each credit, as in the sample, and keeps what it did', async () => {
    const answer = json(await markCredits(komet, [450_545, '451181', 47_873_233]));
    expect(answer).toEqual({
      status: '1',
      credits: [
        { message: 'The credit was successfully synchronized', status: '1', creditId: 450_545 },
        { message: 'The credit was cancelled', status: '0', creditId: 451_181 },
        { message: "The credit doesn't exist", status: '0', creditId: 47_873_233 },
      ],
    });
    expect(komet.state.synchronized()).toEqual(['450545']);
    await markCredits(komet, [450_545]);
    expect(komet.state.credits.get('450545')?.marks).toBe(2);
    expect(komet.violations).toEqual([]);
  });

  it('keeps every digit of an id', async () => {
    komet.state.addCredit('9007199254740995');
    const body = `{"authenticationToken":"${KOMET_TOKEN}","credits":[{"creditId":9007199254740995}]}`;
    const answer = await markCredits(komet, [], {}, { body });
    expect(answer.text).toContain('"creditId":9007199254740995}');
    expect(komet.state.synchronized()).toEqual(['9007199254740995']);
  });

  it.each([
    [{ credits: undefined }, 'credits: required'],
    [{ credits: { creditId: 1 } }, 'credits: an array'],
    [{ credits: [{ creditId: 1.5 }] }, 'credits[0].creditId: an integer'],
    [{ credits: [{ creditId: true }] }, 'credits[0].creditId: an integer'],
    [{ credits: [{}] }, 'credits[0].creditId: required'],
    [{ credits: [{ creditId: 1, id: 2 }] }, 'credits[0].id: not documented'],
    [{ credits: [{ creditId: 1 }], force: true }, 'force: not documented'],
  ])('refuses %j', async (body, rule) => {
    expect(json(await markCredits(komet, [], body)).status).toBe('0');
    expect(rules(komet.violations)).toEqual([rule]);
  });

  it('refuses a body over 64 kB, another content type and broken JSON, and marks nothing', async () => {
    await markCredits(
      komet,
      Array.from({ length: 3_400 }, (_, index) => 450_001 + index),
    );
    await markCredits(komet, [450_001], {}, { headers: { 'content-type': 'text/plain' } });
    await markCredits(komet, [], {}, { body: '{"credits":' });
    expect(rules(komet.violations).slice(0, 3)).toEqual([
      '(body): at most 64000 bytes',
      'Content-Type: application/json',
      '(body): valid JSON',
    ]);
    expect(komet.state.synchronized()).toEqual([]);
  });
});

describe('automatic-additional-charge', () => {
  it('changes every field and answers like the sample', async () => {
    const lists = { carrierIds: '4610, 4597', excludeCustomerIds: [29_790, 1], excludeCustomerActionType: 1 };
    const exceptionCustomers = [{ active: 0, customerId: '29559', amountValue: 3, amountType: 2 }];
    const answer = await updateCharge(komet, { ...CHARGE, ...lists, exceptionCustomers });
    expect(json(answer)).toEqual({
      result: 1,
      automaticAdditionalChargeId: 320,
      message: 'The automatic additional charge was successfully updated.',
    });
    expect(komet.state.charges.get('320')).toEqual({
      id: '320',
      additionalChargeId: '55',
      companyLocationId: '13',
      amountValue: '4.75',
      active: true,
      capPerDay: '25',
      minCapPerDay: '1',
      amountType: 0,
      orderType: 2,
      carrierIds: ['4610', '4597'],
      excludedCustomerIds: ['29790', '1'],
      exceptionCustomers: [{ customerId: '29559', active: false, amountValue: '3', amountType: 2 }],
      updates: 1,
    });
    expect(komet.violations).toEqual([]);
  });

  it('adds to, takes from and clears the excluded customers, and replaces exceptions by customer', async () => {
    const excluded = (): string[] | undefined => komet.state.charges.get('320')?.excludedCustomerIds;
    const send = (action: number, ids: string): Promise<unknown> =>
      updateCharge(komet, { ...CHARGE, excludeCustomerIds: ids, excludeCustomerActionType: action });
    await send(1, '1,2,3');
    await send(1, '3,4');
    expect(excluded()).toEqual(['1', '2', '3', '4']);
    await send(0, '2,4');
    expect(excluded()).toEqual(['1', '3']);
    await send(2, '1');
    expect(excluded()).toEqual([]);
    for (const amountValue of [1, 2])
      await updateCharge(komet, {
        ...CHARGE,
        exceptionCustomers: [{ active: true, customerId: 7, amountValue, amountType: 1 }],
      });
    expect(komet.state.charges.get('320')?.exceptionCustomers.map((row) => row.amountValue)).toEqual(['2']);
  });

  it.each([
    [{ minCapPerDay: undefined }, 'minCapPerDay: required'],
    [{ companyLocationId: undefined }, 'companyLocationId: required for a multiLocation account'],
    [{ excludeCustomerIds: [1] }, 'excludeCustomerActionType: required when excludeCustomerIds is sent'],
    [{ amountType: 3 }, 'amountType: one of 0, 1, 2'],
    [{ active: 'yes' }, 'active: a boolean'],
    [{ amountValue: '1O' }, 'amountValue: a number'],
    [{ carrierIds: 4610 }, 'carrierIds: a list or separated text'],
    [{ carrierIds: '4610;4597' }, 'carrierIds[0]: an integer'],
    [{ exceptionCustomers: [{ customerId: 1 }] }, 'exceptionCustomers[0].active: required'],
  ])('refuses %j in its own envelope', async (change, rule) => {
    const answer = await updateCharge(komet, { ...CHARGE, ...change });
    expect(answer.status).toBe(200);
    expect(json(answer).result).toBe(0);
    expect(rules(komet.violations)).toContain(rule);
    expect(komet.state.charges.get('320')?.updates).toBe(0);
  });

  it('needs no location in a single-location company', async () => {
    komet.state.account.multiLocation = false;
    expect(json(await updateCharge(komet, { ...CHARGE, companyLocationId: undefined })).result).toBe(1);
  });

  it('takes the token from the header only, and knows which charges exist', async () => {
    expect(
      json(await updateCharge(komet, { ...CHARGE, authenticationToken: KOMET_TOKEN }, 320, {})).result,
    ).toBe(0);
    expect(rules(komet.violations)).toEqual(['authenticationToken: in the header, not in the body']);
    expect(json(await updateCharge(komet, CHARGE, 999)).result).toBe(0);
  });
});

it('says so when a documented method is not simulated, and when a path is not documented', async () => {
  const token = `authenticationToken=${KOMET_TOKEN}`;
  const known = await fetch(`${komet.url}/payment.method.list?${token}`);
  expect(known.status).toBe(501);
  expect(await known.json()).toEqual({ status: '0', message: 'payment.method.list is not simulated' });
  expect((await fetch(`${komet.url}/carrier.lst?${token}`)).status).toBe(404);
  expect(rules(komet.violations)).toEqual(['(path): a documented method']);
});

it('generates as many customers as a test needs', async () => {
  const large = await startKometSales({ customers: 5_000 });
  try {
    const body = json(await listCustomers(large, { includeInactive: '1' }));
    expect(new Set(names(body)).size).toBe(5_000);
  } finally {
    await large.close();
  }
});
