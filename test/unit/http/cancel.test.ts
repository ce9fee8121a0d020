import { answerRaw, closeAll, failureOf, get, httpServer, rawServer } from './servers';

afterEach(closeAll);

async function cancelledAfter(ms: number, url: string) {
  const controller = new AbortController();
  const call = failureOf(get(url, { signal: controller.signal }));
  await new Promise((resolve) => setTimeout(resolve, ms));
  const start = performance.now();
  controller.abort();
  const failure = await call;
  return { failure, tookMs: performance.now() - start };
}

describe('cancelling', () => {
  it('before anything is done sends nothing', async () => {
    const server = await httpServer((_, response) => void response.end());
    const failure = await failureOf(get(server.url, { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false });
    expect(server.connections()).toBe(0);
  });

  it('while connecting ends the call at once, as not sent', async () => {
    const server = await rawServer((socket) => void socket.on('data', () => undefined), 'https');
    const { failure, tookMs } = await cancelledAfter(100, server.url);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false });
    expect(tookMs).toBeLessThan(200);
  });

  it('while waiting for the answer ends the call at once, as sent, and breaks the connection', async () => {
    const requests: string[] = [];
    let onClose: (value: unknown) => void;
    const closed = new Promise((resolve) => (onClose = resolve));
    const server = await rawServer((socket) => {
      socket.on('data', (bytes) => requests.push(bytes.toString().split(' ')[0] ?? ''));
      socket.on('close', onClose);
    });
    const { failure, tookMs } = await cancelledAfter(100, server.url);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: true, message: 'The execution was stopped' });
    expect(tookMs).toBeLessThan(200);
    await closed;
    expect(requests).toEqual(['GET']);
  });

  it('while reading the body ends the call at once', async () => {
    const server = await rawServer(answerRaw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'));
    const { failure, tookMs } = await cancelledAfter(100, server.url);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: true });
    expect(tookMs).toBeLessThan(200);
  });

  it('while waiting for a free connection sends nothing', async () => {
    let requests = 0;
    const server = await httpServer((request, response) => {
      requests += 1;
      if (request.url === '/quick') response.end();
      else setTimeout(() => response.end(), 300);
    });
    const others = Array.from({ length: 32 }, async () => await get(server.url));
    const { failure } = await cancelledAfter(50, `${server.url}/cancelled`);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false });
    await Promise.all(others);
    await get(`${server.url}/quick`);
    expect(requests).toBe(33);
  });

  it('leaves the pool usable', async () => {
    const server = await httpServer((request, response) => {
      if (request.url === '/') response.end('ok');
    });
    await cancelledAfter(50, `${server.url}/hang`);
    expect((await get(server.url)).body.toString()).toBe('ok');
  });

  it('ends all calls of an execution, without a warning of too many listeners', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    const server = await rawServer((socket) => void socket.on('data', () => undefined));
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Array.from({ length: 50 }, async () => await failureOf(get(server.url, { signal })));
    await new Promise((resolve) => setTimeout(resolve, 100));
    controller.abort();
    for (const failure of await Promise.all(calls)) expect(failure.kind).toBe('cancelled');
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
