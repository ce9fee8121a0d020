import { isSafeObjectProperty } from 'n8n-workflow';
import { isPlainObject } from '../operation';

/** Reads a value from an item; `undecided` where only n8n's own evaluation can tell. */
export type ItemPath = (json: Record<string, unknown>) => unknown;

/** Returned by an {@link ItemPath} that leaves the answer to n8n. */
export const undecided = Symbol('undecided');

const STEP = String.raw`\.[A-Za-z_][\w$]*|\[\d+\]|\["[^"\\]*"\]|\['[^'\\]*'\]`;
const EXPRESSION = new RegExp(String.raw`^=\{\{\s*\$json((?:${STEP})+)\s*\}\}$`);

/** Names that every object inherits, and those that n8n refuses wherever they stand, are n8n's to answer. */
const isPlainName = (name: string): boolean => !(name in Object.prototype) && isSafeObjectProperty(name);

/**
 * The short way for an expression that is nothing but a path into the item, such as `={{ $json.a["b c"][0] }}`:
 * n8n takes about half a millisecond to evaluate one, which is longer than many calls.
 * Undefined for any other expression. Own members only: inherited names, and members of text and numbers, are n8n's.
 */
export function itemPath(expression: string): ItemPath | undefined {
  const path = EXPRESSION.exec(expression)?.[1];
  if (path === undefined) return undefined;
  const steps = [...path.matchAll(new RegExp(STEP, 'g'))].map(([step]) => stepName(step));
  return steps.every(isPlainName) ? (json) => walk(json, steps) : undefined;
}

function stepName(step: string): string {
  if (step.startsWith('.')) return step.slice(1);
  const inside = step.slice(1, -1);
  return /^\d/.test(inside) ? String(Number(inside)) : inside.slice(1, -1);
}

function walk(json: unknown, steps: string[]): unknown {
  let value = json;
  for (const step of steps) {
    if (value === undefined || value === null) return undefined;
    if (!isPlainObject(value) && !Array.isArray(value)) return undecided;
    if (Object.hasOwn(value, step)) value = (value as Record<string, unknown>)[step];
    else if (step in value) return undecided;
    else value = undefined;
  }
  return value === null || typeof value !== 'object' || isPlainObject(value) || Array.isArray(value)
    ? value
    : undecided;
}
