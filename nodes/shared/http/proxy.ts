import { getProxyForUrl } from 'proxy-from-env';
import { CallFailure } from '../errors';

/** The proxy that a call goes through. */
export interface Proxy {
  /** `http://host:port` or `https://host:port`. */
  origin: string;
  /** `host:port`, for messages. */
  host: string;
  /** The value of Proxy-Authorization, if the address has a user. */
  authorization?: string;
  /** Plain HTTP goes to the proxy as an ordinary request: many proxies allow CONNECT to port 443 only. */
  plain: boolean;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

const VARIABLES = 'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY';

/** The variables that proxy-from-env reads, in lower case. It reads each in upper case too. */
const PROXY_VARIABLES = ['http_proxy', 'https_proxy', 'all_proxy'].concat(
  ['http_proxy', 'https_proxy', 'proxy'].map((name) => `npm_config_${name}`),
);

/** How often the environment is read. Reading it costs more than the rest of a call's preparation. */
const REREAD_MS = 1_000;

let known = { since: -Infinity, byOrigin: new Map<string, Proxy | undefined>() };

/** Like {@link proxyFor}, but reads the environment only once a second for each origin. In: the target and its origin. */
export function recentProxyFor(target: URL, origin: string): Proxy | undefined {
  const now = performance.now();
  if (now - known.since > REREAD_MS) known = { since: now, byOrigin: new Map() };
  const { byOrigin } = known;
  if (!byOrigin.has(origin)) byOrigin.set(origin, proxyFor(target));
  return byOrigin.get(origin);
}

/** Makes the next call read the environment again, for tests that change it. */
export const forgetProxies = (): void => {
  known = { since: -Infinity, byOrigin: new Map() };
};

/**
 * The proxy for a target, from the environment as n8n reads it (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`);
 * undefined if the call goes directly. Throws a `blocked` CallFailure if the proxy's address is not a URL or not an
 * HTTP proxy. The failure never shows that address.
 */
export function proxyFor(target: URL): Proxy | undefined {
  const address = getProxyForUrl(target);
  if (address === '') return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url?.hostname) {
    throw unusable(
      `The address of the proxy for ${target.host} is not a valid URL`,
      'It looks like http://proxy.example.com:3128.',
    );
  }
  const port = url.port || DEFAULT_PORTS[url.protocol];
  const host = port ? `${url.hostname}:${port}` : url.hostname;
  if (!DEFAULT_PORTS[url.protocol]) {
    throw unusable(
      `The proxy ${host} can’t be used: its address begins with ${url.protocol}//`,
      'Calls go through http:// and https:// proxies only, not through SOCKS.',
    );
  }
  const info = userInfoIn(address);
  return {
    origin: `${url.protocol}//${host}`,
    host,
    authorization: info && `Basic ${base64(info.decoded.includes(':') ? info.decoded : `${info.decoded}:`)}`,
    plain: target.protocol === 'http:',
  };
}

/** The secrets of the proxies in the environment: user info, password and Proxy-Authorization. */
export function proxySecrets(): string[] {
  const addresses = PROXY_VARIABLES.flatMap((name) => [process.env[name], process.env[name.toUpperCase()]]);
  const secrets = addresses.flatMap((address) => {
    const info = userInfoIn(address ?? '');
    if (!info) return [];
    const { raw, decoded } = info;
    return [raw, decoded, passwordIn(raw), passwordIn(decoded), base64(decoded)];
  });
  return [...new Set(secrets)].filter((secret) => secret !== '');
}

/** `user:password` of an address, as written and decoded. The address need not be a valid URL. */
function userInfoIn(address: string): { raw: string; decoded: string } | undefined {
  const raw = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(.+)@/is.exec(address)?.[1];
  return raw === undefined ? undefined : { raw, decoded: decode(raw) };
}

function passwordIn(info: string): string {
  const colon = info.indexOf(':');
  return colon === -1 ? '' : info.slice(colon + 1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function unusable(message: string, hint: string): CallFailure {
  const description = `Nothing was sent. ${hint} Correct ${VARIABLES} of this n8n, or list the service in NO_PROXY.`;
  return new CallFailure({ kind: 'blocked', message, description });
}
