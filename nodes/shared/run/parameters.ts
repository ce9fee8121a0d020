import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { isPlainObject, type Origin } from '../operation';
import { itemPath, undecided } from './itemPath';

type Read = (itemIndex: number) => unknown;

/** A compiled parameter. A `constant` one has the same value for every item. */
interface Compiled {
  constant: boolean;
  read: Read;
}

const constant = (value: unknown): Compiled => ({ constant: true, read: () => value });

/**
 * Reads a node's parameters for each item at the least cost. A parameter without an expression is read once, a plain path is
 * read from the item, and n8n evaluates only other expressions. Values may be shared with the input: never change them.
 */
export class ParameterReader {
  private readonly compiled = new Map<string, Compiled>();
  private readonly expressions = new Map<string, boolean>();
  private readonly origins = new Map<string, Origin>();

  constructor(
    private readonly context: IExecuteFunctions,
    private readonly items: INodeExecutionData[],
    /** Off if `$json` is not the input item, as in a node that runs as a tool. */
    private readonly shortWay: boolean,
  ) {}

  /** The value of a parameter for an item; undefined if the node has no such parameter. Throws n8n's ExpressionError. */
  read(name: string, itemIndex: number): unknown {
    let compiled = this.compiled.get(name);
    if (!compiled) {
      const raw: unknown = this.context.getNodeParameter(name, 0, null, { rawExpressions: true });
      compiled = this.compile(raw ?? undefined, name);
      this.compiled.set(name, compiled);
    }
    return compiled.read(itemIndex);
  }

  /** Whether a parameter, or a member of one by path, has an expression. */
  isExpression(path: string): boolean {
    let known = this.expressions.get(path);
    if (known === undefined) {
      const raw: unknown = this.context.getNodeParameter(path, 0, null, { rawExpressions: true });
      const value = isLocator(raw) ? raw.value : raw;
      known = typeof value === 'string' && value.startsWith('=');
      this.expressions.set(path, known);
    }
    return known;
  }

  /** Whether the node runs as a tool and its agent fills in the parameter, or a member of one by path. */
  isArgument(path: string): boolean {
    if (this.shortWay) return false;
    const raw: unknown = this.context.getNodeParameter(path, 0, null, { rawExpressions: true });
    const value = isLocator(raw) ? raw.value : raw;
    return typeof value === 'string' && /\$fromAI\b/i.test(value);
  }

  /** Whether the form has anything at a path: an expression, a value, or an object with members. */
  isGiven(path: string): boolean {
    const raw: unknown = this.context.getNodeParameter(path, 0, null, { rawExpressions: true });
    if (typeof raw === 'object' && raw !== null) return Object.keys(raw).length > 0;
    return raw !== undefined && raw !== null && raw !== '';
  }

  /** The members of an object of the form that have a value. */
  membersAt(path: string): string[] {
    const raw: unknown = this.context.getNodeParameter(path, 0, null, { rawExpressions: true });
    if (!isPlainObject(raw)) return [];
    return Object.keys(raw).filter(
      (name) => raw[name] !== undefined && raw[name] !== null && raw[name] !== '',
    );
  }

  /** The mode of the resource locator at a path; undefined if there is none. */
  modeOf(path: string): string | undefined {
    const raw: unknown = this.context.getNodeParameter(path, 0, null, { rawExpressions: true });
    return isLocator(raw) ? raw.mode : undefined;
  }

  /** Where the parts of a parameter come from: typed into the form, or data of an expression. */
  originOf(name: string): Origin {
    let known = this.origins.get(name);
    if (known === undefined) {
      known = originIn(this.context.getNodeParameter(name, 0, null, { rawExpressions: true }));
      this.origins.set(name, known);
    }
    return known;
  }

  private compile(raw: unknown, path: string): Compiled {
    if (typeof raw === 'string') return raw.startsWith('=') ? this.expression(raw, path) : constant(raw);
    if (isLocator(raw)) return this.compile(raw.value, `${path}.value`);
    if (Array.isArray(raw)) return this.array(raw as unknown[], path);
    return isPlainObject(raw) ? this.object(raw, path) : constant(raw);
  }

  private expression(raw: string, path: string): Compiled {
    const evaluate = (itemIndex: number): unknown =>
      this.context.getNodeParameter(path, itemIndex, null, { skipValidation: true });
    const shortcut = this.shortWay ? itemPath(raw) : undefined;
    if (!shortcut) return { constant: false, read: evaluate };
    const read = (itemIndex: number): unknown => {
      const value = shortcut(this.items[itemIndex]?.json ?? {});
      return value === undecided ? evaluate(itemIndex) : value;
    };
    return { constant: false, read };
  }

  private array(raw: unknown[], path: string): Compiled {
    const parts = raw.map((part, index) => this.compile(part, `${path}[${index}]`));
    return whole(parts, (itemIndex) => parts.map((part) => part.read(itemIndex)));
  }

  private object(raw: Record<string, unknown>, path: string): Compiled {
    const members = Object.entries(raw).map(
      ([key, value]) => [key, this.compile(value, `${path}.${key}`)] as const,
    );
    const parts = members.map(([, member]) => member);
    return whole(parts, (itemIndex) =>
      Object.fromEntries(members.map(([key, member]) => [key, member.read(itemIndex)])),
    );
  }
}

/** A value made of parts. It is built once if no part differs by item. */
function whole(parts: Compiled[], read: Read): Compiled {
  return parts.every((part) => part.constant) ? constant(read(0)) : { constant: false, read };
}

/** A resource locator. Only its value is used. */
function isLocator(raw: unknown): raw is { value: unknown; mode?: string } {
  return isPlainObject(raw) && raw.__rl === true && 'value' in raw;
}

/** Text that begins like an expression, but has nothing to evaluate, counts as typed. */
function originIn(raw: unknown): Origin {
  if (typeof raw === 'string') return raw.startsWith('=') && raw.includes('{{') ? 'data' : 'typed';
  if (isLocator(raw)) return originIn(raw.value);
  if (Array.isArray(raw)) return raw.map(originIn);
  if (!isPlainObject(raw)) return 'typed';
  return Object.fromEntries(Object.entries(raw).map(([name, part]) => [name, originIn(part)]));
}
