import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ebizCharge,
  ebizOperation,
  ebizType,
  findEbizType,
  findKometRoute,
  kometMethod,
  kometSales,
  superOffice,
  superOfficeEndpoint,
  superOfficeErpSyncMethod,
} from '../../documented';

it('has the catalogues whole', () => {
  expect(kometSales().methods).toHaveLength(130);
  expect(ebizCharge().operations).toHaveLength(101);
  expect(ebizCharge().types).toHaveLength(79);
  expect(superOffice().erpSync).toHaveLength(49);
});

it('finds a page by id and HTTP method, by route, by operation, by type', () => {
  expect(kometMethod('automatic-additional-charge', 'PUT').operation).toBe('update');
  expect(kometMethod('automatic-additional-charge', 'POST').operation).toBe('create');
  expect(findKometRoute('GET', '/customer.list')?.id).toBe('customer.list');
  expect(ebizOperation('MarkCustomerAsSynchronized').args.map(({ name }) => name)).toEqual([
    'securityToken',
    'customerInternalId',
  ]);
  expect(ebizType('SecurityToken').fields.map(({ name }) => name)).toEqual([
    'SecurityId',
    'UserId',
    'Password',
  ]);
  expect(findEbizType('string')).toBeUndefined();
  expect(superOfficeErpSyncMethod('ForceResync').body.map(({ name }) => name)).toEqual([
    'ErpConnectionId',
    'InternalKeyIds',
  ]);
  expect(superOfficeEndpoint('v1User_GetCurrentPrincipal').path).toBe('/api/v1/User/currentPrincipal');
});

it('says what it does not have', () => {
  expect(() => kometMethod('customer.list', 'POST')).toThrow('no Komet Sales method POST customer.list');
  expect(() => ebizOperation('Nonsense')).toThrow('no EBizCharge operation Nonsense');
  expect(() => superOfficeErpSyncMethod('Nonsense')).toThrow('no SuperOffice ErpSync method Nonsense');
});

it.each([
  ['companyLocationId', 'conditional', { account: 'multiLocation' }],
  ['excludeCustomerActionType', 'conditional', { present: 'excludeCustomerIds' }],
  ['minCapPerDay', true, undefined],
])('says when %s is required', (name, required, requiredIf) => {
  const param = kometMethod('automatic-additional-charge', 'PUT').params.find((each) => each.name === name);
  expect(param).toMatchObject({ required });
  expect(param?.requiredIf).toEqual(requiredIf);
});

it.each(['komet-sales.json', 'ebizcharge.json', 'superoffice.json'])(
  '%s names no file of this machine',
  (file) => {
    const text = readFileSync(join(__dirname, '..', '..', 'documented', file), 'utf8');
    expect(text).not.toMatch(/seeds?\/|"\/(work|home|tmp|root)\//);
  },
);
