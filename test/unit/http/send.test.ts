import type http from 'node:http';
import zlib from 'node:zlib';
import type { CallFailure } from '../../../nodes/shared/errors';
import type { SendOptions } from '../../../nodes/shared/http/types';
import {
  answerRaw,
  closeAll,
  failureOf,
  get,
  httpServer,
  httpsServer,
  rawServer,
  refusedUrl,
} from './servers';

afterEach(closeAll);

/** n8n replaces messages that contain one of these. */
const REWRITTEN = /EPERM|ENOENT|EACCES|EEXIST|EISDIR|GETADDRINFO|ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH/i;

describe('an answer', () => {
  it('comes back with status, joined lower-case headers and body', async () => {
    const server = await httpServer((request, response) => {
      const echo = [
        request.method,
        request.url,
        request.headers['x-mine'],
        request.headers['accept-encoding'],
      ];
      response.writeHead(
        201,
        [
          ['X-Two', 'a'],
          ['X-Two', 'b'],
        ].flat(),
      );
      request.on('data', (chunk: Buffer) => echo.push(chunk.toString()));
      request.on('end', () => response.end(echo.join('|')));
    });

    const answer = await get(
      `${server.url}/p/a?q=1`,
      {},
      { method: 'POST', headers: { 'X-Mine': 'yes' }, body: 'hello' },
    );

    expect(answer.status).toBe(201);
    expect(answer.headers['x-two']).toBe('a, b');
    expect(answer.body.toString()).toBe('POST|/p/a?q=1|yes|gzip, deflate, br|hello');
  });

  it.each([200, 204, 302, 404, 500])('is given back as it is with status %i', async (status) => {
    const server = await httpServer((_, response) => {
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
    });
    expect((await get(server.url)).status).toBe(status);
    expect(server.connections()).toBe(1);
  });

  it('after an informational one is the final one', async () => {
    const raw = 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
    const server = await rawServer(answerRaw(raw));
    expect((await get(server.url)).body.toString()).toBe('ok');
  });

  it.each([
    ['gzip', zlib.gzipSync('text')],
    ['br', zlib.brotliCompressSync('text')],
    ['deflate', zlib.deflateSync('text')],
    ['deflate', zlib.deflateRawSync('text')],
    ['deflate, gzip', zlib.gzipSync(zlib.deflateSync('text'))],
    ['identity', Buffer.from('text')],
  ])('in %s is decompressed', async (coding, body) => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(body);
    });
    expect((await get(server.url)).body.toString()).toBe('text');
  });

  it('that is empty needs no decompression', async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end();
    });
    expect((await get(server.url)).body).toHaveLength(0);
  });
});

describe('a reader', () => {
  const text = 'a long answer, '.repeat(20_000);

  /** Sends a request with this answer, and returns what the reader was given. */
  async function readFrom(answer: http.RequestListener, options: Partial<SendOptions> = {}) {
    const server = await httpServer(answer);
    const pieces: Buffer[] = [];
    const reader = { begin: () => undefined, add: (piece: Buffer) => void pieces.push(piece) };
    const sent = get(server.url, { ...options, reader });
    const outcome = await sent.catch((failure: unknown) => failure as CallFailure);
    return { outcome, pieces, read: Buffer.concat(pieces).toString() };
  }

  it.each([
    [undefined, Buffer.from(text)],
    ['identity', Buffer.from(text)],
    ['gzip', zlib.gzipSync(text)],
    ['UTF-8, gzip, binary', zlib.gzipSync(text)],
    ['"GZIP";q=1', zlib.gzipSync(text)],
    ['x-gzip', zlib.gzipSync(text)],
    ['br', zlib.brotliCompressSync(text)],
    ['deflate', zlib.deflateSync(text)],
    ['deflate', zlib.deflateRawSync(text)],
    ['br, deflate, gzip', zlib.gzipSync(zlib.deflateSync(zlib.brotliCompressSync(text)))],
  ])('takes the body in place of the answer, piece by piece and decompressed (%s)', async (coding, body) => {
    const { outcome, pieces, read } = await readFrom((_, response) => {
      response.writeHead(200, coding === undefined ? {} : { 'content-encoding': coding }).end(body);
    });
    expect(read === text).toBe(true);
    expect(pieces.length).toBeGreaterThan(1);
    expect(outcome).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  });

  it.each(['none', 'utf-8', 'UTF-8', 'binary', '', ',', 'identity, none', '8bit', 'constructor'])(
    'takes the body as it is if the coding is not one ("%s"), and so does an error',
    async (coding) => {
      const answer: http.RequestListener = (request, response) =>
        void response
          .writeHead(request.url === '/no' ? 400 : 200, { 'content-encoding': coding })
          .end('{"a":1}');
      expect((await readFrom(answer)).read).toBe('{"a":1}');
      const server = await httpServer(answer);
      expect(await get(`${server.url}/no`)).toMatchObject({ status: 400, body: Buffer.from('{"a":1}') });
    },
  );

  it.each(['gzip', 'x-gzip', 'none, gzip'])(
    'takes JSON as it is if a proxy has unpacked it and still calls it %s',
    async (coding) => {
      const json = JSON.stringify({ text });
      const { read } = await readFrom(
        (_, response) => void response.writeHead(200, { 'content-encoding': coding }).end(json),
      );
      expect(read === json).toBe(true);
    },
  );

  it.each([404, 302, 503])('is given nothing of a %i, whose body is in the answer', async (status) => {
    const { outcome, pieces } = await readFrom(
      (_, response) =>
        void response.writeHead(status, { 'content-encoding': 'gzip' }).end(zlib.gzipSync('no')),
    );
    expect(pieces).toEqual([]);
    expect(outcome).toMatchObject({ status, body: Buffer.from('no') });
  });

  it('is given no more than the limit of what unpacks to more', async () => {
    const MB = 1024 * 1024;
    const { outcome, read } = await readFrom(
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(20 * MB)));
      },
      { maxBodyBytes: 2 * MB },
    );
    expect(outcome).toMatchObject({ kind: 'blocked', message: 'The answer is larger than 2 MB', sent: true });
    expect(read.length).toBeLessThanOrEqual(2 * MB);
  });

  it.each([
    ['gzip', zlib.gzipSync(text).subarray(0, -9)],
    ['gzip', Buffer.from('no gzip')],
    ['zstd', Buffer.from('whatever')],
    ['none, compress', Buffer.from('whatever')],
  ])('does not make up for %s that is damaged or not known', async (coding, body) => {
    const { outcome } = await readFrom(
      (_, response) => void response.writeHead(200, { 'content-encoding': coding }).end(body),
    );
    expect(outcome).toMatchObject({ kind: 'unreadable' });
  });

  it('stops when the execution is stopped while it unpacks', async () => {
    const controller = new AbortController();
    const server = await httpServer(
      (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(text)),
    );
    let pieces = 0;
    const reader = {
      begin: () => undefined,
      add: () => {
        pieces += 1;
        controller.abort();
      },
    };
    const failure = await failureOf(get(server.url, { reader, signal: controller.signal }));
    expect(failure).toMatchObject({ kind: 'cancelled', sent: true });
    expect(pieces).toBe(1);
  });
});

describe('a request that was not sent', () => {
  it('says so when the port refuses', async () => {
    const url = await refusedUrl();
    const failure = await failureOf(get(`${url}/secret-path?token=abc`));
    expect(failure).toMatchObject({ kind: 'unsent', code: 'ECONNREFUSED' });
    expect(failure.message).toBe(`Could not connect to ${url.slice(7)}: connection refused`);
  });

  it('says so when the name is not known', async () => {
    const failure = await failureOf(get('http://no-such-host.invalid/secret-path'));
    expect(failure.kind).toBe('unsent');
    expect(failure.message).toMatch(/^Could not connect to no-such-host\.invalid: /);
    expect(failure.message).not.toMatch(REWRITTEN);
  });

  it('says so when the certificate is self-signed, and goes out when that is accepted', async () => {
    const server = await httpsServer((_, response) => void response.end('hello'));
    const failure = await failureOf(get(server.url));
    expect(failure).toMatchObject({ kind: 'blocked', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(failure.message).toContain(`${server.url.slice(8)} is not trusted (self-signed)`);
    expect(failure.message).not.toMatch(REWRITTEN);

    const answer = await get(server.url, { route: { ignoreSslIssues: true } });
    expect(answer.body.toString()).toBe('hello');
  });

  it('says so when the server closes during the TLS handshake', async () => {
    const server = await rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()), 'https');
    const failure = await failureOf(get(server.url));
    expect(failure.kind).toBe('unsent');
    expect(failure.message).not.toMatch(REWRITTEN);
  });

  it('says so when the server does not speak TLS', async () => {
    const server = await httpServer((_, response) => void response.end());
    const failure = await failureOf(get(server.url.replace('http:', 'https:')));
    expect(failure.kind).toBe('unsent');
    expect(failure.message).toContain('no secure connection could be agreed on');
  });

  it('says so when the handshake is not answered in time', async () => {
    const server = await rawServer((socket) => void socket.on('data', () => undefined), 'https');
    const failure = await failureOf(get(server.url, { timeoutMs: 300 }));
    expect(failure.kind).toBe('unsent');
    expect(failure.message).toBe(`Could not connect to ${server.url.slice(8)} within 0.3 seconds`);
  });

  it('is blocked, not retried, when a header can’t be sent', async () => {
    const server = await httpServer((_, response) => void response.end());
    const failure = await failureOf(get(server.url, {}, { headers: { authorization: 'a\r\nb: secret' } }));
    expect(failure.kind).toBe('blocked');
    expect(failure.message).not.toContain('secret');
  });

  it.each(['', 'not a url', 'ftp://example.com', '/path'])(
    'is blocked when its address is %j',
    async (url) => {
      expect((await failureOf(get(url))).kind).toBe('blocked');
    },
  );
});

describe('a request whose outcome is not known', () => {
  it.each([
    ['reset', (socket: import('node:net').Socket) => void socket.resetAndDestroy()],
    ['closed', (socket: import('node:net').Socket) => void socket.destroy()],
  ])('is lost when the connection is %s after it was read', async (_, break_) => {
    const server = await rawServer((socket) => socket.once('data', () => break_(socket)));
    const failure = await failureOf(get(`${server.url}/secret-path`));
    expect(failure).toMatchObject({ kind: 'lost', outcome: 'failed' });
    expect(failure.message).toBe(`The connection to ${server.url.slice(7)} broke before an answer came`);
    expect(server.connections()).toBe(1);
  });

  it('is lost when the connection breaks within the headers', async () => {
    const server = await rawServer(answerRaw('HTTP/1.1 200 OK\r\ncontent-', (socket) => socket.end()));
    expect((await failureOf(get(server.url))).kind).toBe('lost');
  });

  it('is lost when the answer is not HTTP', async () => {
    const server = await rawServer(answerRaw('SSH-2.0-OpenSSH_9.6\r\n\r\n'));
    expect((await failureOf(get(server.url))).kind).toBe('lost');
  });

  it('is lost when no answer comes in time', async () => {
    const server = await rawServer(() => undefined);
    const failure = await failureOf(get(server.url, { timeoutMs: 300 }));
    expect(failure).toMatchObject({ kind: 'lost', message: 'No answer within 0.3 seconds' });
  });

  it('is lost when the body stops coming', async () => {
    const server = await rawServer(answerRaw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'));
    expect((await failureOf(get(server.url, { timeoutMs: 300 }))).kind).toBe('lost');
  });

  it.each([
    ['200 OK', 'content-length: 10', 'abc', 'unreadable'],
    ['200 OK', 'transfer-encoding: chunked', '5\r\nab', 'unreadable'],
    ['500 Oops', 'content-length: 10', 'abc', 'lost'],
  ])('is distinguished from a cut-off body: %s, %s', async (status, header, body, kind) => {
    const server = await rawServer(
      answerRaw(`HTTP/1.1 ${status}\r\n${header}\r\n\r\n${body}`, (socket) => socket.end()),
    );
    const failure = await failureOf(get(server.url));
    expect(failure).toMatchObject({ kind, status: Number(status.slice(0, 3)) });
  });

  it.each([
    ['gzip', zlib.gzipSync('x'.repeat(5000)).subarray(0, -9)],
    ['gzip', Buffer.from('no gzip')],
    ['zstd', Buffer.from('whatever')],
    ['none, compress', Buffer.from('whatever')],
  ])('is unreadable when its %s is damaged or not known', async (coding, body) => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(body);
    });
    expect((await failureOf(get(server.url))).kind).toBe('unreadable');
  });
});

describe('the size bound', () => {
  const MB = 1024 * 1024;

  it('holds for what a small gzip body unpacks to', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(20 * MB));
    expect(bomb.length).toBeLessThan(MB);
    const server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const failure = await failureOf(get(server.url, { maxBodyBytes: 2 * MB }));
    expect(failure).toMatchObject({ kind: 'blocked', message: 'The answer is larger than 2 MB', sent: true });
  });

  it.each([{ 'content-length': String(3 * MB) }, {}])('holds for bytes on the wire (%j)', async (headers) => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, headers).end(Buffer.alloc(3 * MB));
    });
    const failure = await failureOf(get(server.url, { maxBodyBytes: MB }));
    expect(failure).toMatchObject({ kind: 'blocked', message: 'The answer is larger than 1 MB' });
  });

  it('lets an answer of exactly that size through', async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(zlib.gzipSync(Buffer.alloc(MB)));
    });
    expect((await get(server.url, { maxBodyBytes: MB })).body).toHaveLength(MB);
  });
});
