import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { NodeApiError } from 'n8n-workflow';
import { closePools } from '../../nodes/shared/http/pools';
import type { NodeJson } from '../engine/harness';
import { runNode } from '../engine/support';
import { certificate, type Certificate } from './certificates';
import { columnsOf } from './columns';
import type { Effect } from './expected';

const authority = certificate({ isAuthority: true, name: 'Authority' });
const stranger = certificate({ isAuthority: true, name: 'Stranger' });
const impostor = certificate({ isAuthority: true, name: 'Authority' });

let server: https.Server | undefined;
let requests = 0;
let connections = 0;

beforeEach(() => {
  requests = 0;
  connections = 0;
  // A machine that trusts only our authority.
  const { createSecureContext } = tls;
  jest
    .spyOn(tls, 'createSecureContext')
    .mockImplementation((options) => createSecureContext({ ca: authority.cert, ...options }));
});

afterEach(async () => {
  jest.restoreAllMocks();
  await closePools();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

const columns = columnsOf('superOffice').filter(({ form }) => form === 'single');

/** One resync over TLS, at a server with this certificate. */
async function resync(shown: Certificate, ignoreSslIssues: boolean, effect: Effect = 'idempotent') {
  const started = https.createServer(shown, (request, response) => {
    requests += 1;
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json').end('{"IsOk":true,"Status":"Ok"}');
    });
  });
  server = started;
  started.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  const column = columns.find((each) => each.effect === effect);
  const node = {
    type: column?.type,
    name: 'Node',
    parameters: { ...column?.parameters, options: { maxRetries: 2 } },
  } as NodeJson;
  const superOfficeApi = {
    baseUrl: `https://127.0.0.1:${port}`,
    username: 'user-of-tls',
    password: 'password-of-tls',
    ignoreSslIssues,
  };
  const result = await runNode(node, [{ id: 230 }], {
    credentials: { superOfficeApi },
    packDir: column?.packDir,
  });
  return { ...result, host: `127.0.0.1:${port}` };
}

it('a valid certificate is accepted', async () => {
  const { status } = await resync(certificate({ issuer: authority }), false);
  expect([status, requests]).toEqual(['success', 1]);
});

describe.each([
  ['for another name', { issuer: authority, address: '10.1.2.3' }, 'was issued for another name'],
  ['that has expired', { issuer: authority, from: -60, until: -1 }, 'has expired'],
  ['that is not valid yet', { issuer: authority, from: 1 }, 'is not valid yet'],
  ['that is self-signed', {}, 'is not trusted (self-signed)'],
  ['of an unknown issuer', { issuer: stranger }, 'is not trusted (its issuer is unknown)'],
  [
    'of an issuer that only bears a trusted name',
    { issuer: impostor },
    'is not trusted (its signature is not its issuer’s)',
  ],
] as const)('a certificate %s', (_, claims, flaw) => {
  const EFFECTS: Effect[] = ['read', 'idempotent', 'once'];

  it.each(EFFECTS)('is refused: a call that is %s is neither sent nor tried again', async (effect) => {
    const { failure, host, run } = await resync(certificate(claims), false, effect);

    expect(failure?.message).toBe(`The certificate of ${host} ${flaw} [item 0]`);
    expect(failure?.description).toBe(
      'Nothing was sent. Ask who runs the server to replace its certificate, or let the credential ignore SSL issues if it can.',
    );
    expect((failure as NodeApiError).failure).toEqual({ cause: 'configuration-invalid' });
    // Waiting does not make a certificate valid.
    expect([connections, requests]).toEqual([1, 0]);
    expect(run.everything()).not.toContain('password-of-tls');
  });

  it('is accepted when the credential says so', async () => {
    const { status } = await resync(certificate(claims), true);
    expect([status, requests]).toEqual(['success', 1]);
  });
});
