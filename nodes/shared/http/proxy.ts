/** What the environment says about proxies, as undici's EnvHttpProxyAgent takes it. */
export interface ProxySettings {
  httpProxy: string;
  httpsProxy: string;
  noProxy: string;
}

/**
 * The proxy variables as they are now; undefined when no proxy is set. Lower case comes first, as in curl and undici.
 * Empty strings stand for what is not set, since undici would read undefined from the environment at another time.
 */
export function proxyFromEnvironment(): ProxySettings | undefined {
  const httpProxy = variable('http_proxy');
  const httpsProxy = variable('https_proxy');
  if (!httpProxy && !httpsProxy) return undefined;
  return { httpProxy, httpsProxy, noProxy: variable('no_proxy') };
}

function variable(name: string): string {
  return process.env[name] ?? process.env[name.toUpperCase()] ?? '';
}
