import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import type { INodeCredentials } from 'n8n-workflow';
import type { N8n } from '../../e2e/n8n';
import { ensureN8n, installedPack, makeUserFolder, packTarball, startN8n, temporaryDir } from '../../e2e/n8n';
import { writeBenchNodes } from '../nodes';
import type { ProbeLine } from '../statistics';
import { median } from '../statistics';
import type { ProxyProcess } from './proxyProcess';
import { startProxies } from './proxyProcess';
import type { VendorAddress, VendorName, VendorProcess } from './vendorProcess';
import { startVendors } from './vendorProcess';

const CERTIFICATE = path.resolve(__dirname, '..', '..', 'simulators', 'tls', 'test-only-cert.pem');

/** n8n with the pack and the benchmark's nodes, the vendors behind the proxies, and credentials for them. */
export interface Stage {
  n8n: N8n;
  vendors: VendorProcess;
  proxies: ProxyProcess;
  /** By vendor: its address through the proxy, and what its credential holds. */
  addresses: Record<VendorName, { url: string; credential: Record<string, string> }>;
  credentials: INodeCredentials;
  /** The WSDL of the service, reduced to the one operation. */
  wsdl: string;
  /** The minimum time of a call over an open connection, in milliseconds. */
  roundTripMs: number;
  /** What the probe has reported since it was last read. */
  measured(): ProbeLine[];
  end(): Promise<void>;
}

/** Starts everything. `profile`: a folder for a CPU profile of n8n. */
export async function setStage(
  roundTripMs: number,
  print: (line: string) => void,
  profile?: string,
): Promise<Stage> {
  await ensureN8n(print);
  const userFolder = await makeUserFolder(await packTarball(print), print);
  const vendors = startVendors();
  const proxies = startProxies();
  const addresses = await behindProxies(await vendors.start(), proxies, roundTripMs);

  const dir = temporaryDir('bench');
  writeBenchNodes(dir);
  const report = path.join(temporaryDir('report'), 'report.jsonl');
  writeFileSync(report, '');
  print('Starting n8n …');
  const n8n = await startN8n({
    userFolder,
    env: {
      N8N_CUSTOM_EXTENSIONS: dir,
      N8N_EXPRESSION_ENGINE: 'vm',
      NODE_EXTRA_CA_CERTS: CERTIFICATE,
      NODE_OPTIONS: [
        `--require ${path.join(__dirname, 'probe.cjs')}`,
        ...(profile === undefined ? [] : [`--cpu-prof --cpu-prof-dir=${path.resolve(profile)}`]),
      ].join(' '),
      ERP_SYNC_BENCH_REPORT: report,
      ERP_SYNC_BENCH_PACK: installedPack(userFolder),
    },
  });
  const credentials = await makeCredentials(n8n, addresses);

  let read = 0;
  const measured = (): ProbeLine[] => {
    const lines = readFileSync(report, 'utf8').split('\n').filter(Boolean);
    const fresh = lines.slice(read);
    read = lines.length;
    return fresh.map((line) => JSON.parse(line) as ProbeLine);
  };
  return {
    n8n,
    vendors,
    proxies,
    addresses,
    credentials: credentials,
    wsdl: path.join(__dirname, 'service.wsdl'),
    roundTripMs: await ping(addresses.kometSales.url),
    measured,
    end: async () => {
      await n8n.stop();
      vendors.end();
      proxies.end();
      appendFileSync(report, '');
    },
  };
}

interface Address {
  url: string;
  credential: Record<string, string>;
  type: string;
}

/** The member of each vendor's credential that holds the address. */
const URL_MEMBER: Record<VendorName, string> = {
  kometSales: 'baseUrl',
  eBizCharge: 'endpoint',
  superOffice: 'baseUrl',
};

async function behindProxies(
  vendors: Record<VendorName, VendorAddress>,
  proxies: ProxyProcess,
  roundTripMs: number,
): Promise<Record<VendorName, Address>> {
  const entries = await Promise.all(
    (Object.keys(vendors) as VendorName[]).map(async (name) => {
      const { tlsPort, path: below, credential, credentialType: type } = vendors[name];
      const url = `https://127.0.0.1:${await proxies.open(tlsPort, roundTripMs)}${below}`;
      return [name, { url, type, credential: { ...credential, [URL_MEMBER[name]]: url } }] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<VendorName, Address>;
}

async function makeCredentials(n8n: N8n, addresses: Record<VendorName, Address>): Promise<INodeCredentials> {
  const made: INodeCredentials = {};
  for (const [name, { type, credential }] of Object.entries(addresses)) {
    const { id } = await n8n.rest.post<{ id: string }>('/rest/credentials', { name, type, data: credential });
    made[type] = { id, name };
  }
  return made;
}

/** The median time of some tiny calls over one open connection. */
async function ping(url: string): Promise<number> {
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false, maxSockets: 1 });
  const target = `${new URL(url).origin}/__control/faults`;
  const times: number[] = [];
  for (let n = 0; n < 21; n += 1) {
    const start = performance.now();
    await new Promise<void>((resolve, reject) => {
      https.get(target, { agent }, (answer) => answer.resume().once('end', resolve)).once('error', reject);
    });
    if (n > 0) times.push(performance.now() - start);
  }
  agent.destroy();
  return median(times);
}
