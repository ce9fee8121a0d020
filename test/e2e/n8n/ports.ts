import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** Ports handed out by this process: a port stays free until its n8n listens, so it must not be given twice. */
const given = new Set<number>();

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  if (given.has(port)) return await freePort();
  given.add(port);
  return port;
}

/** Whether somebody listens on a port of this machine. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  return await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
