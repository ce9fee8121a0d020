import { isSafeObjectProperty } from 'n8n-workflow';
import { isPlainObject } from '../operation';

/** Reads a value from an item; `undecided` if only n8n's own evaluation can find it. */
export type ItemPath = (json: Record<string, unknown>) => unknown;

/** Returned by an {@link ItemPath} that leaves the evaluation to n8n. */
export const undecided = Symbol('undecided');

const STEP = String.raw`\.[A-Za-z_][\w$]*|\[\d+\]|\["[^"\\{}]*"\]|\['[^'\\{}]*'\]`;
const PATH = new RegExp(String.raw`\{\{\s*\$json((?:${STEP})+)\s*\}\}`, 'y');
/** Text around the braces. Backslashes escape braces, so n8n reads text that holds them. */
const TEXT = /[^{}\\]+/y;

/** n8n refuses these wherever they stand in an expression, in text too. */
const REFUSED = /\.\s*constructor/;

/** Left to n8n: names that every object inherits, and names that n8n refuses anywhere. */
const isPlainName = (name: string): boolean => !(name in Object.prototype) && isSafeObjectProperty(name);

type Part = string | ItemPath;

/**
 * The short way for an expression that has only text and paths into the item, such as `={{ $json.a["b c"][0] }}` or
 * `=Invoice {{ $json.id }}`. n8n takes about half a millisecond per expression, which is longer than many calls. Undefined
 * for any other expression. It reads own members only: n8n handles inherited names, and members of text and numbers.
 */
export function itemPath(expression: string): ItemPath | undefined {
  const parts = expression.startsWith('=') ? partsOf(expression.slice(1)) : undefined;
  if (!parts) return undefined;
  const [first] = parts;
  return parts.length === 1 && typeof first === 'function' ? first : (json) => textOf(parts, json);
}

/** The text and the paths of a template, in order; undefined if it has anything else. */
function partsOf(template: string): Part[] | undefined {
  if (REFUSED.test(template)) return undefined;
  const parts: Part[] = [];
  for (let at = 0; at < template.length;) {
    TEXT.lastIndex = PATH.lastIndex = at;
    const [text] = TEXT.exec(template) ?? [];
    const [whole, path] = text === undefined ? (PATH.exec(template) ?? []) : [];
    const part = path === undefined ? text : pathInto(path);
    if (part === undefined) return undefined;
    parts.push(part);
    at += (text ?? whole ?? '').length;
  }
  return parts;
}

function pathInto(path: string): ItemPath | undefined {
  const steps = [...path.matchAll(new RegExp(STEP, 'g'))].map(([step]) => stepName(step));
  return steps.every(isPlainName) ? (json) => valueAlong(json, steps) : undefined;
}

/** The text of a template, as n8n joins it: undefined, null and NaN become ''. Objects are left to n8n. */
function textOf(parts: Part[], json: Record<string, unknown>): unknown {
  let text = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : part(json);
    if (typeof value === 'object' && value !== null) return undecided;
    if (value === undecided) return undecided;
    if (value || value === 0 || value === false) text += String(value);
  }
  return text;
}

function stepName(step: string): string {
  if (step.startsWith('.')) return step.slice(1);
  const inside = step.slice(1, -1);
  return /^\d/.test(inside) ? String(Number(inside)) : inside.slice(1, -1);
}

function valueAlong(json: unknown, steps: string[]): unknown {
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
