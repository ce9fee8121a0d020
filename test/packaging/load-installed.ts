/**
 * Loads an installed pack in a process of its own, as n8n does when it starts, and prints what it found as JSON. The
 * first argument is the pack's folder. Outside jest, because jest has its own way to find modules.
 */
import '../engine/harness/environment';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { LazyPackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeTypeDescription } from 'n8n-workflow';

/** What is printed. */
export interface Installed {
  /** Whether n8n could read the pack from its JSON files alone. */
  isLazy: boolean;
  /** Files of the pack that were required before any node was loaded. */
  requiredAtStart: string[];
  /** Files of the pack that were required before any node worked, by their paths in it. */
  requiredByNodes: string[];
  nodes: string[];
  credentials: string[];
  /** Classes that could be made of each node and credential, by name. */
  loadedNodes: string[];
  loadedCredentials: string[];
  icons: string[];
  missingIcons: string[];
}

type WithIcon = Pick<INodeTypeDescription | ICredentialType, 'name' | 'iconUrl'>;

function iconsOf({ name, iconUrl }: WithIcon): string[] {
  if (iconUrl === undefined) return [`${name} has none`];
  return typeof iconUrl === 'string' ? [iconUrl] : [iconUrl.light, iconUrl.dark];
}

async function main(packDir: string): Promise<Installed> {
  const loader = new LazyPackageDirectoryLoader(packDir);
  await loader.loadAll();
  const root = realpathSync(packDir) + path.sep;
  const required = () => Object.keys(require.cache).filter((file) => file.startsWith(root));
  const requiredAtStart = required();
  const icons = [...loader.types.nodes, ...loader.types.credentials].flatMap(iconsOf);
  // The editor requests icons/<package>/<file in the package>.
  const fileOf = (icon: string) => path.join(packDir, icon.replace(`icons/${loader.packageName}/`, ''));
  const nodes = Object.keys(loader.known.nodes);
  const credentials = Object.keys(loader.known.credentials);
  const loadedNodes = nodes.filter((name) => loader.getNode(name).type.description.name === name);
  return {
    isLazy: loader.isLazyLoaded,
    requiredAtStart,
    requiredByNodes: required().map((file) => file.slice(root.length)),
    nodes,
    credentials,
    loadedNodes,
    loadedCredentials: credentials.filter((name) => loader.getCredential(name).type.name === name),
    icons,
    missingIcons: icons.filter((icon) => !existsSync(fileOf(icon))),
  };
}

main(process.argv[2] ?? '')
  .then((installed) => process.stdout.write(JSON.stringify(installed), () => process.exit(0)))
  .catch((error: unknown) => {
    process.stderr.write(error instanceof Error ? `${error.stack}\n` : String(error));
    process.exit(1);
  });
