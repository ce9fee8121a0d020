import http from 'node:http';
import net from 'node:net';
import { httpServer, httpsServer, type Running } from './servers';

/** Unsets everything about proxies: what `npm` and the machine set must not reach a test. */
export const NO_PROXY_SET: Record<string, undefined> = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']
    .flatMap((name) => [name, `npm_config_${name}`])
    .concat('npm_config_proxy')
    .flatMap((name) => [
      [name, undefined],
      [name.toUpperCase(), undefined],
    ]),
);

/** A proxy, and what was requested of it: `GET http://…` or `CONNECT host:port`, with Proxy-Authorization where it came. */
export interface ProxyServer extends Running {
  asked: string[];
}

/** Hands on plain requests and opens tunnels. With `status`, it answers that and does neither. */
export async function proxyServer({
  status,
  tls,
}: { status?: number; tls?: boolean } = {}): Promise<ProxyServer> {
  const asked: string[] = [];
  const note = ({ method, url, headers }: http.IncomingMessage) => {
    asked.push([`${method} ${url}`, headers['proxy-authorization']].filter(Boolean).join(' '));
  };
  const server = await (tls ? httpsServer : httpServer)((request, response) => {
    note(request);
    if (status) return void response.writeHead(status).end('a page of the proxy');
    const { method, headers } = request;
    const onward = http.request(request.url ?? '', { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward.on('error', () => response.destroy()));
  });
  server.server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    note(request);
    socket.on('error', () => undefined);
    if (status) return void socket.end(`HTTP/1.1 ${status} No\r\n\r\na page of the proxy`);
    const [host, port] = (request.url ?? '').split(':');
    const onward = net.connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  return { ...server, asked };
}
