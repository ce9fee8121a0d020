import type { INodeType } from 'n8n-workflow';
import type { Description, Methods } from './derive';

/** What the build writes beside a node's compiled file: the derived description, and the names of the methods. */
export interface Written {
  description: Description;
  methods: Partial<Record<keyof Methods, string[]>>;
}

/** Where it lies, by the node's file: `Shop.derived.json` beside `Shop.node.js`. */
export const writtenFile = (nodeFile: string): string => nodeFile.replace(/\.node\.[jt]s$/, '.derived.json');

/** What the build writes for a node that was made from its declarations. */
export function toWrite({ description, methods = {} }: INodeType): Written {
  const { credentials, webhooks, properties } = description;
  const names = Object.entries(methods).map(([kind, all]) => [kind, Object.keys(all)]);
  return { description: { credentials, webhooks, properties }, methods: Object.fromEntries(names) };
}
