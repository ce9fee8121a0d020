import type http from 'node:http';
import zlib from 'node:zlib';
import type { NodeApiError } from 'n8n-workflow';
import { closeAll, httpServer } from '../unit/http/servers';
import { callsTo } from './calls';
import type { Effect } from './expected';

const MB = 1024 * 1024;

afterEach(closeAll);

const CHUNK = Buffer.alloc(MB, ' ');

/** Writes that many MB of spaces, as fast as they are read; returns how many were. */
async function pour(response: http.ServerResponse, megabytes: number): Promise<number> {
  let poured = 0;
  while (poured < megabytes && !response.destroyed) {
    poured += 1;
    if (response.write(CHUNK)) continue;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        response.off('drain', goOn).off('close', goOn);
        resolve();
      };
      response.on('drain', goOn).on('close', goOn);
    });
  }
  response.end();
  return poured;
}

const ANSWER = '{"result":1,"automaticAdditionalChargeId":320,"message":"OK"}';

/** Unpacks to 200 MB and packs to 200 kB. */
const bomb = zlib.gzipSync(Buffer.alloc(200 * MB));

type Write = (response: http.ServerResponse) => Promise<number>;

const SIZES: Array<[string, number, Write]> = [
  [
    '50 MB as announced',
    2,
    async (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 50_000_000 });
      return await pour(response, 47);
    },
  ],
  [
    '50 MB that were not announced',
    46,
    async (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      return await pour(response, 100);
    },
  ],
  [
    '200 kB that unpack to 200 MB',
    1,
    async (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
      return await Promise.resolve(1);
    },
  ],
];

describe.each(SIZES)('an answer of %s', (_, most, write) => {
  it.each<[Effect, string]>([
    ['read', ''],
    ['idempotent', ''],
    ['once', 'Outcome unknown: '],
  ])('is refused to a call that is %s, read no further and not requested again', async (effect, prefix) => {
    let calls = 0;
    let poured = Promise.resolve(0);
    const server = await httpServer((request, response) => {
      calls += 1;
      request.resume().on('end', () => (poured = write(response)));
    });
    const { failure, run } = await callsTo(server.url, 'komet', effect, { options: { maxRetries: 2 } });

    expect(failure?.message).toBe(`${prefix}The answer is larger than 40 MB [item 0]`);
    expect(failure?.description).toContain('Ask for fewer records at a time.');
    expect((failure as NodeApiError).failure).toEqual({ cause: 'configuration-invalid' });
    expect(calls).toBe(1);
    // Beside what was read, what the system holds between the two.
    expect(await poured).toBeLessThanOrEqual(most + 8);
    expect(run.everything().length).toBeLessThan(100_000);
  });
});

it('an answer of 39 MB is read', async () => {
  const server = await httpServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(ANSWER);
      void pour(response, 39);
    });
  });
  const { main } = await callsTo(server.url, 'komet', 'idempotent');
  expect(main).toHaveLength(1);
});
