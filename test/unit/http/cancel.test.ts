import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../faults/leftovers';
import { answerRaw, closeAll, failureOf, get, httpServer, rawServer } from './servers';

afterEach(closeAll);

/** A call that nothing else would end for a long time, cancelled as soon as `reached`. */
async function cancelledWhen(reached: () => boolean, url: string) {
  const controller = new AbortController();
  const call = failureOf(get(url, { signal: controller.signal, timeoutMs: 60_000 }));
  expect(await eventually(reached, Boolean, 20_000)).toBe(true);
  // What the server has just seen or sent is in flight.
  await sleep(50);
  const start = performance.now();
  controller.abort();
  const failure = await call;
  return { failure, tookMs: performance.now() - start };
}

/** At once, on a machine that may be busy; a call that is not ended ends after a minute. */
const AT_ONCE_MS = 5_000;

describe('cancelling', () => {
  it('before anything is done sends nothing', async () => {
    const server = await httpServer((_, response) => void response.end());
    const failure = await failureOf(get(server.url, { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false });
    expect(server.connections()).toBe(0);
  });

  it('while connecting ends the call at once, as not sent', async () => {
    const server = await rawServer((socket) => void socket.on('data', () => undefined), 'https');
    const { failure, tookMs } = await cancelledWhen(() => server.connections() === 1, server.url);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false });
    expect(tookMs).toBeLessThan(AT_ONCE_MS);
  });

  it('while waiting for the answer ends the call at once, as sent, and breaks the connection', async () => {
    const requests: string[] = [];
    let onClose: (value: unknown) => void;
    const closed = new Promise((resolve) => (onClose = resolve));
    const server = await rawServer((socket) => {
      socket.on('data', (bytes) => requests.push(bytes.toString().split(' ')[0] ?? ''));
      socket.on('close', onClose);
    });
    const { failure, tookMs } = await cancelledWhen(() => requests.length === 1, server.url);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: true, message: 'The execution was stopped' });
    expect(tookMs).toBeLessThan(AT_ONCE_MS);
    await closed;
    expect(requests).toEqual(['GET']);
  });

  it('while reading the body ends the call at once', async () => {
    let answered = false;
    const head = 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc';
    const server = await rawServer(answerRaw(head, () => (answered = true)));
    const { failure, tookMs } = await cancelledWhen(() => answered, server.url);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: true });
    expect(tookMs).toBeLessThan(AT_ONCE_MS);
  });

  it('while waiting for a free connection sends nothing', async () => {
    let requests = 0;
    const held: Array<() => void> = [];
    const server = await httpServer((request, response) => {
      requests += 1;
      if (request.url === '/quick') response.end();
      else held.push(() => response.end());
    });
    const others = Array.from({ length: 32 }, async () => await get(server.url));
    const { failure } = await cancelledWhen(() => held.length === 32, `${server.url}/cancelled`);
    expect(failure).toMatchObject({ kind: 'cancelled', sent: false });
    for (const answer of held) answer();
    await Promise.all(others);
    await get(`${server.url}/quick`);
    expect(requests).toBe(33);
  });

  it('leaves the pool usable', async () => {
    let hangs = false;
    const server = await httpServer((request, response) => {
      if (request.url === '/') response.end('ok');
      else hangs = true;
    });
    await cancelledWhen(() => hangs, `${server.url}/hang`);
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
    expect(await eventually(server.connections, (open) => open === 32, 20_000)).toBe(32);
    controller.abort();
    for (const failure of await Promise.all(calls)) expect(failure.kind).toBe('cancelled');
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});
