import { execFileSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../../package.json';
import type { Measured } from './pieces';
import { leastOf } from './statistics';

const checkout = path.resolve(__dirname, '..', '..', '..');

const TRIES = 5;

/**
 * Runs in a process that has loaded nothing: n8n-workflow, then a node, made once, then its declarations, which it loads as
 * soon as it runs, polls or is called.
 */
const script = (file: string): string => `
  const cost = (load) => {
    gc();
    const heap = process.memoryUsage().heapUsed;
    const before = process.cpuUsage();
    const made = load();
    const { user, system } = process.cpuUsage(before);
    gc();
    return { cpuMs: (user + system) / 1000, heapMb: (process.memoryUsage().heapUsed - heap) / 1e6, made };
  };
  const n8n = cost(() => require('n8n-workflow'));
  const node = cost(() => Object.values(require(${JSON.stringify(file)})).map((Node) => new Node()));
  const { webhook, poll, execute } = node.made[0];
  const declared = cost(() => void (webhook ?? poll ?? execute).call({}).catch(() => {}));
  console.log(JSON.stringify({
    n8nCpuMs: n8n.cpuMs,
    n8nHeapMb: n8n.heapMb,
    cpuMs: node.cpuMs,
    withDeclarationsCpuMs: node.cpuMs + declared.cpuMs,
    heapMb: node.heapMb + declared.heapMb,
    soapFiles: Object.keys(require.cache).filter((name) => /node_modules.soap[/\\\\]/.test(name)).length,
    descriptionKb: Buffer.byteLength(JSON.stringify(node.made[0].description)) / 1000,
  }));`;

function load(file: string): Measured {
  const args = ['--expose-gc', '-e', script(path.join(checkout, file))];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', cwd: checkout })) as Measured;
}

/** Each node of the pack in processes of its own, best of several; of each number that of the worst node. */
export function loading(): Measured {
  const all = manifest.n8n.nodes.map((file) => leastOf(Array.from({ length: TRIES }, () => load(file))));
  const worst = (name: string): number => Math.max(...all.map((node) => node[name] ?? NaN));
  return Object.fromEntries(Object.keys(all[0] ?? {}).map((name) => [name, worst(name)]));
}
