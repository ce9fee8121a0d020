/** The part of proxy-from-env that is used; the package has no types of its own. */
declare module 'proxy-from-env' {
  /** The address of the proxy for this target, or ''. If the address has no scheme, it gets the target's. */
  export function getProxyForUrl(target: { protocol: string; host: string; port: string }): string;
}
