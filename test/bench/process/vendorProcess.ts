/** The simulators in their own process, with as many records as the scenarios need. */
import type { Fault, SuperOfficeSimulator } from '../../simulators';
import { startEBizCharge, startKometSales, startSuperOffice } from '../../simulators';
import { blank } from '../../simulators/superoffice/state/records/blank';
import { COMPANIES, CREDITS, CUSTOMER_ROWS, EBIZ_CUSTOMERS, KEYS } from '../items';
import { remembering } from './remembering';
import { serve, startRemote } from './remote';
import type { Remote } from './remote';

/** A vendor by the name of its node. */
export type VendorName = 'kometSales' | 'eBizCharge' | 'superOffice';

/** Where a vendor is found, and what its credential holds. */
export interface VendorAddress {
  tlsPort: number;
  /** Below the host. */
  path: string;
  credentialType: string;
  credential: Record<string, unknown>;
}

/** What a vendor has counted since the last reset. */
export interface Seen {
  calls: number;
  /** Connections that carried at least one call. */
  connections: number;
  connectionsPeak: number;
  violations: number;
}

/** On a busy machine n8n may take longer than Node's 5 seconds from one run to the next. */
const KEEP_ALIVE_MS = 60_000;

type Started = Awaited<ReturnType<typeof start>>;

let vendors: Started | undefined;

async function start() {
  const komet = await startKometSales({ customers: CUSTOMER_ROWS, keepAliveTimeout: KEEP_ALIVE_MS });
  for (let index = 0; index < CREDITS.count; index += 1) komet.state.addCredit(CREDITS.first + index);
  const ebiz = await startEBizCharge({ customers: EBIZ_CUSTOMERS, keepAliveTimeout: KEEP_ALIVE_MS });
  const superOffice = await startSuperOffice({ keepAliveTimeout: KEEP_ALIVE_MS, around: remembering });
  for (let index = 0; index < KEYS.count; index += 1)
    superOffice.state.addKey(KEYS.first + index, KEYS.connection);
  addCompanies(superOffice);
  return { kometSales: komet, eBizCharge: ebiz, superOffice };
}

function addCompanies({ state }: SuperOfficeSimulator): void {
  const { contact } = state.records.stores;
  const empty = blank(contact.kind.type);
  for (let id = contact.nextId(); id <= COMPANIES.count; id += 1) contact.put({ ...empty, ...companyOf(id) });
}

const companyOf = (id: number): object => ({
  ContactId: id,
  Name: `Flower House ${id}`,
  OrgNr: String(910_000_000 + id),
  Number1: `C-${id}`,
  Number2: String(id),
  Business: { Id: 1 + (id % 4) },
  Category: { Id: 1 + (id % 4) },
  Country: { CountryId: 578 },
  Associate: { AssociateId: 5 + (id % 3) },
  CreatedBy: { AssociateId: 6 },
  CreatedDate: '2025-01-02T09:15:00',
  UpdatedBy: { AssociateId: 6 },
  UpdatedDate: '2025-07-21T14:30:00',
});

function vendor(name: VendorName) {
  if (!vendors) throw new Error('The simulators were not started');
  return vendors[name];
}

const handlers = {
  start: async (): Promise<Record<VendorName, VendorAddress>> => {
    vendors = await start();
    const addressOf = (name: VendorName): VendorAddress => {
      const { tlsUrl, credentialType, credential } = vendor(name);
      const url = new URL(tlsUrl);
      return {
        tlsPort: Number(url.port),
        path: url.pathname.replace(/\/$/, ''),
        credentialType,
        credential: { ...credential },
      };
    };
    return {
      kometSales: addressOf('kometSales'),
      eBizCharge: addressOf('eBizCharge'),
      superOffice: addressOf('superOffice'),
    };
  },
  forget: (name: VendorName): void => {
    const { counters, violations } = vendor(name);
    counters.reset();
    violations.length = 0;
  },
  seen: (name: VendorName): Seen => {
    const { counters, violations } = vendor(name);
    return {
      calls: counters.calls,
      connections: counters.connectionsOpened,
      connectionsPeak: counters.connectionsPeak,
      violations: violations.length,
    };
  },
  /** From now on this share of calls fails, the same ones each time. */
  unreliable: (name: VendorName, share: number): void => {
    const random = randomNumbers(20_260_302);
    const { faults } = vendor(name);
    for (const fault of FAULTS) {
      const on = (): boolean => random() < share / FAULTS.length;
      faults.add({ ...fault, on, times: 'always' });
    }
  },
  /** How many calls have failed so far. */
  struck: (name: VendorName): number =>
    vendor(name)
      .faults.list()
      .reduce((sum, { used }) => sum + used, 0),
};

/** The faults that a call that may be repeated must survive. */
const FAULTS: Fault[] = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'resetAfterRead' },
  { kind: 'truncated' },
  { kind: 'html', status: 502 },
];

/** The same numbers from 0 to 1 for the same seed: https://www.firstpr.com.au/dsp/rand31/ */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The simulators, as the benchmark sees them. */
export type VendorProcess = Remote<typeof handlers>;

/** Starts the process. */
export const startVendors = (): VendorProcess =>
  startRemote<typeof handlers>(__filename, ['start', 'forget', 'seen', 'unreliable', 'struck']);

if (require.main === module) serve(handlers);
