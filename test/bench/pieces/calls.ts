import { Pool } from 'undici';
import { openSession, type Session } from '../../../nodes/shared/invoke/session';
import { entranceWith } from '../../../nodes/shared/invoke/entrance';
import type { System } from '../../../nodes/shared/invoke/connector';
import { perform } from '../../../nodes/shared/invoke/perform';
import { inFlight } from '../../../nodes/shared/run/inFlight';
import type { Operation, Values } from '../../../nodes/shared/operation';
import { cpuOf } from '../../cpuTime';
import type { Measured } from './pieces';
import { json, rename, save, xml } from './standNode';
import { startVendor } from './vendor';

/** How late an answer comes. A process that waits for it wakes up more often, and finds less in the processor's caches. */
const DELAY_MS = 40;
const CALLS = 800;
const IN_FLIGHT = 8;
const ROUNDS = 3;

type Call = (index: number) => Promise<unknown>;

/** CPU time of one call, in microseconds: the least of some rounds. All ways take turns. */
async function perCall<Name extends string>(ways: Record<Name, Call>): Promise<Record<Name, number>> {
  const least: Measured = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, call] of Object.entries<Call>(ways)) {
      const us = ((await cpuOf(async () => await many(call))) * 1000) / CALLS;
      least[name] = Math.min(least[name] ?? Infinity, us);
    }
  }
  return least as Record<Name, number>;
}

async function many(call: Call): Promise<void> {
  const tasks = Array.from({ length: CALLS }, (_, index) => ({
    keys: [],
    run: async () => void (await call(index)),
  }));
  await inFlight(tasks, IN_FLIGHT);
}

async function sessionOf(system: System, baseUrl: string): Promise<Session> {
  const [way] = system.connector.ways;
  return await openSession(entranceWith(system, way, { baseUrl, ignoreSslIssues: true }, 'bench'));
}

const ours =
  (operation: Operation, session: Session, valuesOf: (index: number) => Values): Call =>
  async (index) => {
    const { records } = await perform(operation, valuesOf(index), session);
    if (records.length !== 1) throw new Error(`${records.length} records came`);
  };

const NAMESPACE = 'http://stand.example/service';

const SOAP_HEADERS = {
  'content-type': 'text/xml; charset=utf-8',
  accept: 'text/xml',
  soapaction: `"${NAMESPACE}/IStand/Save0"`,
};

const orderOf = (index: number): string =>
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  `<Save0 xmlns="${NAMESPACE}"><order><Number>${index}</Number><Total>12.50</Total></order></Save0>` +
  '</soap:Body></soap:Envelope>';

/** The CPU time of a call beyond what undici alone needs, by JSON and by SOAP, over open connections. */
export async function calls(): Promise<Measured> {
  const url = await startVendor().startFar(DELAY_MS);
  const pool = new Pool(url, {
    connections: IN_FLIGHT,
    pipelining: 1,
    connect: { rejectUnauthorized: false },
  });
  const [byJson, bySoap] = [await sessionOf(json, url), await sessionOf(xml, `${url}/soap`)];
  const alone = async (path: string, headers: Record<string, string>, body: string): Promise<string> => {
    const answer = await pool.request({ method: 'POST', path, headers, body });
    return await answer.body.text();
  };
  const {
    json: jsonUs,
    jsonAlone,
    soap: soapUs,
    soapAlone,
  } = await perCall({
    json: ours(rename, byJson, (index) => ({ code: `KS${index}`, name: `name ${index}` })),
    jsonAlone: async (index) => {
      const body = JSON.stringify({ code: `KS${index}`, name: `name ${index}` });
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      return JSON.parse(await alone('/rename', headers, body)) as unknown;
    },
    soap: ours(save as Operation, bySoap, (index) => ({ number: String(index), total: '12.50' })),
    soapAlone: async (index) => await alone('/soap', SOAP_HEADERS, orderOf(index)),
  });
  await pool.close();
  return { jsonUs: jsonUs - jsonAlone, jsonAlone, soapUs: soapUs - soapAlone, soapAlone };
}
