import { remembering } from '../../bench/process/remembering';
import type { Call, Vendor } from '../../simulators/server/exchange';

const vendorOf = (status: number) => {
  const seen: string[] = [];
  const vendor = {
    secretParameters: ['secret'],
    examine: ({ httpMethod, path, query }: Call) => ({
      entries: 1,
      findings: [{ parameter: 'every', expectation: 'request is examined' }],
      run: () => {
        seen.push(`${httpMethod} ${path}?${query.toString()}`);
        return { status, headers: {}, body: `answer ${seen.length}` };
      },
    }),
  };
  return { seen, vendor: remembering(vendor as unknown as Vendor) };
};

const call = (address: string, { httpMethod = 'GET', headers = {} }: Partial<Call> = {}): Call => {
  const { pathname: path, searchParams: query, origin } = new URL(address, 'https://crm.example');
  return { httpMethod, path, query, headers, origin, body: '' };
};

it('looks a read up once, whatever the order of its parameters, and examines each request', async () => {
  const { vendor, seen } = vendorOf(200);
  const plans = ['/rows?a=1&b=2', '/rows?b=2&a=1'].map((address) => vendor.examine(call(address)));
  const answers = [];
  for (const plan of plans) answers.push((await plan.run()).body);
  expect(answers).toEqual(['answer 1', 'answer 1']);
  expect(seen).toEqual(['GET /rows?a=1&b=2']);
  expect(plans.map(({ findings }) => findings.length)).toEqual([1, 1]);
  expect(vendor.secretParameters).toEqual(['secret']);
});

it.each([
  ['another page', call('/rows?a=2')],
  ['another host, which stands in the links of an answer', call('https://other.example/rows?a=1')],
  ['another user', call('/rows?a=1', { headers: { authorization: 'Basic b3RoZXI=' } })],
  ['another form', call('/rows?a=1', { headers: { accept: 'application/xml' } })],
  ['another time zone', call('/rows?a=1', { headers: { 'so-timezone': 'W. Europe Standard Time' } })],
])('looks up %s', async (_, other) => {
  const { vendor } = vendorOf(200);
  await vendor.examine(call('/rows?a=1')).run();
  expect(await vendor.examine(other).run()).toMatchObject({ body: 'answer 2' });
});

it('looks a read up again after a call that may change something', async () => {
  const { vendor, seen } = vendorOf(200);
  for (const httpMethod of ['GET', 'PATCH', 'PATCH', 'GET'])
    await vendor.examine(call('/rows/1', { httpMethod })).run();
  expect(seen).toEqual(['GET /rows/1?', 'PATCH /rows/1?', 'PATCH /rows/1?', 'GET /rows/1?']);
});

it('does not keep a failure', async () => {
  const { vendor, seen } = vendorOf(500);
  for (let n = 0; n < 2; n += 1) await vendor.examine(call('/rows')).run();
  expect(seen).toHaveLength(2);
});
