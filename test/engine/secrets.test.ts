import type { Fault } from '../simulators';
import { packNode, runNode, withSimulators } from './support';

const context = withSimulators();

const komet = packNode('kometSales', 'credit', 'markAsSynchronized', {
  creditId: '={{ $json.id }}',
  options: { timeout: 300, maxRetries: 0 },
});
const kometList = packNode('kometSales', 'customer', 'getMany', {
  returnAll: true,
  filters: { id: '={{ $json.id }}' },
  options: { timeout: 300, maxRetries: 0 },
});
const ebiz = packNode('eBizCharge', 'customer', 'markAsSynchronized', {
  customerInternalId: '={{ $json.id }}',
  options: { timeout: 300, maxRetries: 0 },
});
const superOffice = packNode('superOffice', 'erpSync', 'forceResync', {
  erpConnectionId: 612,
  internalKeyIds: '={{ $json.id }}',
  options: { timeout: 300, maxRetries: 0 },
});

const nodes = [
  ['Komet Sales, token in the body', komet],
  ['Komet Sales, token in the query', kometList],
  ['EBizCharge', ebiz],
  ['SuperOffice', superOffice],
] as const;

/** Everything that can go wrong, and nothing going wrong. */
const faults: Array<Fault | undefined> = [
  undefined,
  ...[400, 401, 403, 404, 408, 429, 500, 502, 503].map((status): Fault => ({ kind: 'status', status })),
  { kind: 'html' },
  { kind: 'html', status: 200 },
  { kind: 'truncated', how: 'shortBody' },
  { kind: 'truncated', how: 'cutBody' },
  { kind: 'hang' },
  { kind: 'resetBeforeRead' },
  { kind: 'resetAfterRead' },
  { kind: 'wrongContentType' },
  { kind: 'wideIds' },
  { kind: 'faultIn200' },
  { kind: 'echoSecret' },
];

/** All default secrets of the simulators contain this word, in every form in which they travel. */
const secretsOf = () => {
  const { komet: sales, ebiz: gateway, superOffice: crm } = context.simulators;
  const { username, password } = crm.credential;
  const plain = [
    sales.credential.authenticationToken,
    ...Object.values(gateway.state.security),
    password,
    Buffer.from(`${username}:${password}`).toString('base64'),
  ];
  return plain.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ]);
};

describe.each(nodes)('%s: no secret reaches an execution’s data, a log or the screen', (_, node) => {
  it.each(faults.map((fault) => [JSON.stringify(fault) ?? 'no fault', fault] as const))(
    '%s',
    async (_name, fault) => {
      const { simulators, credentials } = context;
      for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
        for (const simulator of [simulators.komet, simulators.ebiz, simulators.superOffice]) {
          simulator.faults.clear();
          if (fault) simulator.faults.add({ ...fault, times: 'always' });
        }
        const { run } = await runNode(node, [{ id: 230 }, { id: 231 }], { credentials, onError });
        const everything = run.everything();

        expect(everything.length).toBeGreaterThan(500);
        for (const secret of secretsOf()) expect(everything.includes(secret)).toBe(false);
      }
      const { komet: sales, ebiz: gateway, superOffice: crm } = simulators;
      expect(sales.counters.calls + gateway.counters.calls + crm.counters.calls).toBeGreaterThan(0);
    },
  );
});

it('a vendor that echoes the secret is still quoted, without the secret', async () => {
  context.simulators.komet.faults.add({ kind: 'echoSecret' });
  const { failure } = await runNode(komet, [{ id: 450_001 }], { credentials: context.credentials });
  expect(failure?.message).toBe('Credit 450001: Not accepted: *** [item 0]');
});
