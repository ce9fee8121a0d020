import { lookup as systemLookup } from 'node:dns';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { NodeEgressFilter } from 'n8n-workflow';
import { CallFailure } from '../errors';

/** Thrown while connecting: the filter refuses the address that a name resolves to. */
export class EgressRefusal extends Error {}

/** The failure of a call that n8n's SSRF protection blocks. `reason` is the filter's own message. */
export function blockedByEgress(reason: string): CallFailure {
  return new CallFailure({
    kind: 'blocked',
    message: reason,
    description: 'The protection against server-side request forgery of this n8n does not allow the address.',
  });
}

/**
 * Checks an origin with n8n's filter. Out: undefined if the origin is allowed, or a promise that resolves when it is. Throws
 * or rejects with a `blocked` CallFailure when the filter refuses it, or when n8n's protection is on but offers no filter.
 * DNS errors pass through unchanged.
 * The filter gets the origin only, since it repeats its input in its message.
 */
export function assertEgress(
  egress: NodeEgressFilter | undefined,
  origin: string,
): Promise<void> | undefined {
  if (!egress) {
    if (isProtectionOn()) throw unprotected();
    return undefined;
  }
  return allowed.get(egress)?.has(origin) ? undefined : validated(egress, origin);
}

/** The origins that filters have allowed, if the verdict can't change with the addresses that a name resolves to. */
const allowed = new WeakMap<NodeEgressFilter, Set<string>>();

/** More than the hosts that a process calls at a time. */
const MOST_ALLOWED = 100;

async function validated(egress: NodeEgressFilter, origin: string): Promise<void> {
  const verdict = await egress.validateUrl(origin);
  if (!verdict.ok) throw blockedByEgress(verdict.error.message);
  if (!isPassThrough(egress)) return;
  const known = allowed.get(egress) ?? new Set();
  if (known.size >= MOST_ALLOWED) known.clear();
  allowed.set(egress, known.add(origin));
}

const PROTECTION = 'N8N_SSRF_PROTECTION_ENABLED';

/** Reads the switch as n8n does: from the variable, or from the file that `…_FILE` names. */
function isProtectionOn(): boolean {
  const given = process.env[PROTECTION] ?? contentOf(process.env[`${PROTECTION}_FILE`]);
  return ['true', '1'].includes(given.trim().toLowerCase());
}

/** A file that can't be read counts as "on", to be safe. */
function contentOf(path: string | undefined): string {
  if (!path) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'true';
  }
}

function unprotected(): CallFailure {
  return new CallFailure({
    kind: 'blocked',
    message: 'Not called: n8n can’t check here whether the address is allowed',
    description: `The protection against server-side request forgery is on (${PROTECTION}), but n8n offers no check in this place. To try a credential, run a node with it.`,
  });
}

/** Why the filter refuses a host that needs no DNS lookup. Undefined if it allows the host. */
export function refusalOfAddress(
  egress: NodeEgressFilter | undefined,
  hostname: string,
): EgressRefusal | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (!egress || !isIP(host)) return undefined;
  const verdict = egress.validateConnectionHost(host);
  return verdict.ok ? undefined : new EgressRefusal(verdict.error.message);
}

/** The filter's lookup. Its refusals become EgressRefusal; DNS errors stay as they are. Undefined if nothing is checked. */
export function secureLookup(egress: NodeEgressFilter | undefined): LookupFunction | undefined {
  if (!egress || isPassThrough(egress)) return undefined;
  const checked = egress.createSecureLookup();
  return (hostname, options, done) => {
    checked(hostname, options, (error, address, family) => {
      done(
        error && !error.code && !error.syscall ? new EgressRefusal(error.message) : error,
        address,
        family,
      );
    });
  };
}

const identities = new WeakMap<NodeEgressFilter, number>();
let lastIdentity = 0;

/**
 * A number that identifies a filter. 0: no filter. n8n has one filter object per process (its SSRF service, or a constant
 * that allows everything when protection is off), so executions share pools.
 */
export function egressIdentity(egress: NodeEgressFilter | undefined): number {
  if (!egress) return 0;
  const known = identities.get(egress);
  if (known !== undefined) return known;
  const identity = isPassThrough(egress) ? 0 : (lastIdentity += 1);
  identities.set(egress, identity);
  return identity;
}

function isPassThrough(egress: NodeEgressFilter): boolean {
  return egress.createSecureLookup() === systemLookup;
}
