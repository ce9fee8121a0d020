import './environment';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, IVersionedNodeType, KnownNodesAndCredentials } from 'n8n-workflow';
import { ensureBuilt } from './build';
import { checkoutDir } from './environment';
import { recordN8nLogs } from './output-capture';

/** The node and credential types of one pack under test, of n8n-nodes-base, and nothing else. */
export interface Packs {
  node(fullName: string): INodeType | IVersionedNodeType;
  credential(name: string): ICredentialType;
  has(fullName: string): boolean;
}

const loadedPacks = new Map<string, Promise<Packs>>();

/**
 * Loads a pack as n8n does (its package.json's `n8n` block names the files) next to n8n-nodes-base. Each folder is
 * loaded once a process; the checkout itself is built first when its dist is missing or stale.
 */
export async function loadPacks(packDir: string = checkoutDir): Promise<Packs> {
  const dir = path.resolve(packDir);
  const loaded = loadedPacks.get(dir) ?? load(dir);
  loadedPacks.set(dir, loaded);
  return await loaded;
}

async function load(dir: string): Promise<Packs> {
  recordN8nLogs();
  if (dir === checkoutDir) await ensureBuilt();
  const base = baseNodes();
  if (dir === base.directory) return packsOf([base]);
  const pack = new PackageDirectoryLoader(dir);
  await pack.loadAll();
  return packsOf([pack, base]);
}

/** n8n's own nodes, each read from disk when a workflow first needs it: the whole package takes half a minute. */
function baseNodes(): PackageDirectoryLoader {
  const dir = path.dirname(require.resolve('n8n-nodes-base/package.json'));
  const loader = new PackageDirectoryLoader(dir);
  const known = (kind: keyof KnownNodesAndCredentials) =>
    JSON.parse(readFileSync(path.join(dir, 'dist', 'known', `${kind}.json`), 'utf8')) as unknown;
  loader.known = {
    nodes: known('nodes') as KnownNodesAndCredentials['nodes'],
    credentials: known('credentials') as KnownNodesAndCredentials['credentials'],
  };
  return loader;
}

function packsOf(loaders: PackageDirectoryLoader[]): Packs {
  const find = (fullName: string) => {
    const [packName = '', nodeName = ''] = fullName.split('.');
    const loader = loaders.find(({ packageName }) => packageName === packName);
    return { loader, nodeName };
  };
  return {
    node(fullName) {
      const { loader, nodeName } = find(fullName);
      if (loader === undefined) throw new Error(`No pack is loaded that has the node type "${fullName}"`);
      return loader.getNode(nodeName).type;
    },
    has(fullName) {
      const { loader, nodeName } = find(fullName);
      return loader !== undefined && nodeName in loader.known.nodes;
    },
    credential(name) {
      const loader = loaders.find(({ known }) => name in known.credentials);
      if (loader === undefined) throw new Error(`No pack is loaded that has the credential type "${name}"`);
      return loader.getCredential(name).type;
    },
  };
}
