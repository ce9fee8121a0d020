import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import tls from 'node:tls';
import { openConnections } from '../../../nodes/shared/http/pools';
import { InterimFilter } from '../../../nodes/shared/http/interim';
import { closeAll, failureOf, get, rawServer, withEnvironment } from './servers';
import type { Running } from './servers';
import { NO_PROXY_SET } from './proxies';

afterEach(closeAll);

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const PROCESSING = 'HTTP/1.1 102 Processing\r\nServer: x\r\n\r\n';
const HINTS = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nLink: </b.js>\r\n\r\n';
/** As old servers write it. */
const OLD = 'HTTP/1.0 100 Continue\r\nConnection: close\r\nContent-Length: 5\r\n\r\n';
const answer = (status: string, body: string) =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
/** A body that looks like interim answers is a body. */
const TRICKY = `${CONTINUE}HTTP/1.1 102 Processing`;

/** The pieces of an answer, a packet each. */
async function writePieces(socket: net.Socket, pieces: string[]): Promise<void> {
  for (const piece of pieces) {
    await new Promise<void>((resolve) => socket.write(piece, () => setImmediate(resolve)));
  }
}

const answering = (pieces: string[]) => (socket: net.Socket) => {
  socket.setNoDelay(true).on('data', () => void writePieces(socket, pieces));
};

const bytesOf = (text: string): string[] => [...text];

describe('interim answers are skipped', () => {
  it.each<[string, string[], number, string]>([
    ['100 in a packet with the answer', [CONTINUE + answer('200 OK', 'done')], 200, 'done'],
    ['100 in a packet of its own', [CONTINUE, answer('200 OK', 'done')], 200, 'done'],
    [
      'all kinds, several times',
      [CONTINUE, HINTS + CONTINUE + PROCESSING, answer('201 Created', 'x')],
      201,
      'x',
    ],
    ['one byte at a time', bytesOf(HINTS + CONTINUE + answer('200 OK', 'done')), 200, 'done'],
    ['HTTP/1.0 that says close', [OLD + answer('200 OK', 'done')], 200, 'done'],
    ['before a redirect', [CONTINUE + answer('303 See Other', '')], 303, ''],
    ['before a refusal', [CONTINUE + answer('400 Bad Request', 'no')], 400, 'no'],
    ['before an overload', [CONTINUE, answer('503 Service Unavailable', '')], 503, ''],
    ['before a body that looks like one', [CONTINUE + answer('200 OK', TRICKY)], 200, TRICKY],
    ['with line feeds alone', ['HTTP/1.1 100 Continue\n\n', answer('200 OK', 'done')], 200, 'done'],
  ])('%s', async (_, pieces, status, body) => {
    const server = await rawServer(answering(pieces));
    for (const method of ['POST', 'GET', 'POST'] as const) {
      const got = await get(server.url, {}, { method, body: method === 'POST' ? '{}' : undefined });
      expect([got.status, got.body.toString()]).toEqual([status, body]);
    }
    // The connection is kept, as after any other answer.
    expect([server.connections(), openConnections()]).toEqual([1, 1]);
  });

  it('over TLS', async () => {
    const server = await secureServer(answering([CONTINUE + HINTS, answer('200 OK', 'done')]));
    const options = { route: { ignoreSslIssues: true } };
    for (let n = 0; n < 2; n++) expect((await get(server.url, options)).body.toString()).toBe('done');
    expect(server.connections()).toBe(1);
  });

  it('from a proxy that hands a request on', async () => {
    const proxy = await rawServer(answering([CONTINUE, answer('200 OK', 'done')]));
    await withEnvironment({ ...NO_PROXY_SET, HTTP_PROXY: proxy.url }, async () => {
      for (let n = 0; n < 2; n++) {
        expect((await get('http://example.com/')).body.toString()).toBe('done');
      }
    });
    expect(proxy.connections()).toBe(1);
  });

  it('through a tunnel: those of the proxy and those of the service', async () => {
    const server = await secureServer(answering([CONTINUE + PROCESSING + answer('200 OK', 'done')]));
    const proxy = await rawServer((socket) =>
      socket.once('data', () => {
        const onward = net.connect(Number(new URL(server.url).port), '127.0.0.1');
        onward.on('error', () => undefined);
        socket.write(`${CONTINUE}HTTP/1.1 200 Connection established\r\n\r\n`);
        socket.pipe(onward).pipe(socket);
      }),
    );
    await withEnvironment({ ...NO_PROXY_SET, HTTPS_PROXY: proxy.url }, async () => {
      const options = { route: { ignoreSslIssues: true } };
      for (let n = 0; n < 2; n++) expect((await get(server.url, options)).body.toString()).toBe('done');
    });
    expect(proxy.connections()).toBe(1);
  });
});

describe('anything else is left unchanged', () => {
  it.each([
    ['101, which nobody wanted', ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n']],
    ['100 and then nothing', [CONTINUE]],
    ['the beginning of a status line', ['HTTP/1.1 1']],
  ])('a connection that ends after %s is lost', async (_, pieces) => {
    const server = await rawServer((socket) =>
      socket.once('data', () => void writePieces(socket, pieces).then(() => socket.end())),
    );
    expect((await failureOf(get(server.url))).kind).toBe('lost');
  });

  it('an answer of 100 alone ends with the time-out', async () => {
    const server = await rawServer(answering([CONTINUE]));
    expect(await failureOf(get(server.url, { timeoutMs: 300 }))).toMatchObject({
      kind: 'lost',
      message: 'No answer within 0.3 seconds',
    });
  });

  it('bytes come through unchanged, wherever they are cut', () => {
    const wire = Buffer.from(HINTS + CONTINUE + OLD + answer('200 OK', TRICKY));
    for (let cut = 0; cut <= wire.length; cut++) {
      const filter = new InterimFilter();
      filter.expectAnswer();
      const shown = [wire.subarray(0, cut), wire.subarray(cut)].map((piece) => filter.take(piece));
      expect(Buffer.concat(shown).toString()).toBe(answer('200 OK', TRICKY));
    }
  });

  it('a body is passed on unread and uncopied', () => {
    const filter = new InterimFilter();
    filter.expectAnswer();
    filter.take(Buffer.from(answer('200 OK', '')));
    const body = Buffer.from(CONTINUE);
    expect(filter.take(body)).toBe(body);
  });
});

/** A server that speaks for itself over TLS. */
async function secureServer(talk: (socket: net.Socket) => void): Promise<Running> {
  const read = (name: string) => readFileSync(path.join(__dirname, 'fixtures', name));
  const context = tls.createSecureContext({ key: read('key.pem'), cert: read('cert.pem') });
  return await rawServer((socket) => {
    const secure = new tls.TLSSocket(socket, { isServer: true, secureContext: context });
    secure.on('error', () => undefined);
    void once(secure, 'secure').then(() => talk(secure));
  }, 'https');
}
