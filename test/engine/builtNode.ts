import path from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { checkoutDir } from './harness';

/** A node of the built pack, by its folder, and by its name where that is another; the pack must be built. */
export function builtNode(folder: string, name = folder): INodeType & { description: INodeTypeDescription } {
  const file = path.join(checkoutDir, 'dist', 'nodes', folder, `${name}.node.js`);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a built file, whose path is known at run time only
  const module = require(file) as Record<string, new () => INodeType>;
  const Node = module[name];
  if (!Node) throw new Error(`${file} has no class ${name}`);
  return new Node();
}
