import type { Erp, ErpConnection } from './erp';
import { carryOver, countResync, logRefusal, refusalOf } from './erpTransfer';
import type { ErpLink, InternalKey } from './erpLinks';
import type { ErpType, KeyOutcome } from './erpTypes';

/** What is resynced, from where, and whether blank values keep off filled ones. */
export interface Resync {
  /** The connection that is the source; 0 for SuperOffice itself. */
  source: number;
  /** Empty for all. */
  keyIds: number[];
  keepsFilled: boolean;
}

/** Resyncs records by internal keys. The words of refusals that are not the connector's own are not documented. */
export function resyncByKey(erp: Erp, { source, keyIds, keepsFilled }: Resync): KeyOutcome {
  const refused = refuseSource(erp, source);
  if (refused) return refused;
  const reach = (key: InternalKey): boolean => source === 0 || erp.links.of(source, key) !== undefined;
  if (keyIds.length === 0) return resyncEverything(erp, source, keepsFilled, reach);
  const keys = [...new Set(keyIds)].map((id) => erp.links.keys.get(id));
  const known = keys.filter((key): key is InternalKey => key !== undefined && reach(key));
  if (known.length < keys.length)
    return failure('A linked record was not found.', 'Unknown internal key.', 'InternalKeyNotFound');
  return resync(erp, source, known, keepsFilled);
}

/** Resyncs records by the keys of their ERP records, from that ERP system. */
export function resyncByErpKey(
  erp: Erp,
  type: ErpType,
  erpKeys: string[],
  { source, keepsFilled }: Omit<Resync, 'keyIds'>,
): KeyOutcome {
  const refused = source === 0 ? UNKNOWN_CONNECTION : refuseSource(erp, source);
  if (refused) return refused;
  if (erpKeys.length === 0)
    return resyncEverything(erp, source, keepsFilled, (key) => erp.links.of(source, key)?.type === type);
  const links = [...new Set(erpKeys)].map((erpKey) => erp.links.ofActor(source, type, erpKey));
  const known = links.filter((link): link is ErpLink => link !== undefined);
  if (known.length < links.length)
    return failure('A linked record was not found.', 'Unknown ERP key.', 'ErpKeyNotFound');
  return resync(
    erp,
    source,
    known.map(({ key }) => key),
    keepsFilled,
  );
}

/** One record that fails makes the whole answer a failure, and nothing of the call is done. */
function resync(erp: Erp, source: number, keys: InternalKey[], keepsFilled: boolean): KeyOutcome {
  for (const key of keys) {
    const refused = refuseKey(erp, source, key);
    if (refused) return refused;
  }
  for (const key of keys) resyncOne(erp, source, key, keepsFilled);
  const remarkable =
    keys.find(({ outcome }) => outcome.status === 'Warning') ??
    keys.find(({ outcome }) => outcome.status === 'OkWithInfo');
  return remarkable?.outcome ?? { status: 'Ok' };
}

/** Records that fail are left out: what the vendor says about them when it resyncs everything is not documented. */
function resyncEverything(
  erp: Erp,
  source: number,
  keepsFilled: boolean,
  reach: (key: InternalKey) => boolean,
): KeyOutcome {
  erp.fullResyncs.push({ connection: source, at: erp.now().toISOString() });
  const keys = [...erp.links.keys.values()].filter(reach).filter((key) => !refuseKey(erp, source, key));
  return resync(erp, source, keys, keepsFilled);
}

/** Why a record is not resynced. The refusal is logged. */
function refuseKey(erp: Erp, source: number, key: InternalKey): KeyOutcome | undefined {
  const to = source === 0 ? 'erp' : 'crm';
  const links = source === 0 ? targets(erp, key) : [erp.links.of(source, key)];
  for (const link of links) {
    const refused = link && refusalOf(erp, link, to);
    if (!refused) continue;
    logRefusal(erp, link, to, refused);
    return refused;
  }
  return undefined;
}

/** The source wins, whatever the time stamps say; the other connections get what SuperOffice then has. */
function resyncOne(erp: Erp, source: number, key: InternalKey, keepsFilled: boolean): void {
  const from = source === 0 ? undefined : erp.links.of(source, key);
  if (from) carryOver(erp, from, { to: 'crm', keepsFilled });
  for (const link of targets(erp, key)) if (link !== from) carryOver(erp, link, { to: 'erp', keepsFilled });
  countResync(erp, key);
}

/** The links of a record through active connections. */
function targets(erp: Erp, key: InternalKey): ErpLink[] {
  return erp.connections
    .active()
    .map(({ id }) => erp.links.of(id, key))
    .filter((link): link is ErpLink => link !== undefined);
}

/** An ordinary run: carries over what changed since the last one. Records that fail are left out and logged. */
export function syncAll(erp: Erp): KeyOutcome {
  const active = erp.connections.active();
  const dead = active.find(({ id }) => erp.systems.down.has(id));
  if (dead) return silence(dead);
  let refusals = 0;
  for (const { id } of active) for (const link of erp.links.all(id)) if (!syncOne(erp, link)) refusals += 1;
  for (const connection of active) connection.lastSync = erp.now().toISOString().slice(0, 19);
  if (refusals === 0) return { status: 'Ok' };
  return { status: 'Warning', user: `${refusals} records were not synchronized. See the log.` };
}

function syncOne(erp: Erp, link: ErpLink): boolean {
  const { erp: changedInErp, crm: changedInCrm } = link.changedIn;
  if (!changedInErp && !changedInCrm) return true;
  const to = changedInErp ? 'crm' : 'erp';
  const refused = refusalOf(erp, link, to);
  if (refused) {
    logRefusal(erp, link, to, refused);
    return false;
  }
  carryOver(erp, link, { to, keepsFilled: false });
  link.changedIn = { erp: false, crm: false };
  return true;
}

const UNKNOWN_CONNECTION = failure(
  'The connection was not found.',
  'Unknown connection.',
  'ConnectionNotFound',
);

/** 0 stands for SuperOffice as the source and all connections as targets. */
function refuseSource(erp: Erp, id: number): KeyOutcome | undefined {
  if (id === 0) return undefined;
  const connection = erp.connections.get(id);
  if (!connection) return UNKNOWN_CONNECTION;
  if (!connection.active)
    return failure('The connection is not active.', 'Connection is switched off.', 'ConnectionInactive');
  return erp.systems.down.has(id) ? silence(connection) : undefined;
}

function silence({ displayName }: ErpConnection): KeyOutcome {
  return failure(`The ERP system of ${displayName} did not answer.`, 'Connection timed out.', 'ErpDown');
}

function failure(user: string, tech: string, code: string): KeyOutcome {
  return { status: 'Error', user, tech, code };
}
