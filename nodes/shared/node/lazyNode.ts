import { existsSync, readFileSync } from 'node:fs';
import type { Derived, Description, Methods } from './derive';
import { writtenFile, type Written } from './written';

type Derive = typeof import('./derive');

/** Loaded when it is needed: it loads what describes a node and serves the editor. */
const derive = (): Derive => require('./derive') as Derive;

/** A node whose declarations are loaded when it first works, or when the editor first calls one of its methods. */
export interface LazyNode<Declarations> {
  declarations(): Declarations;
  /** What of the description follows from the declarations. n8n changes it, so each call makes it anew. */
  description(): Description;
  /** The methods that the editor calls. n8n reads their names when it loads the node. */
  methods(): Methods;
}

/**
 * A node that reads what the build has written beside its file. Then loading it costs a few milliseconds, whatever it
 * declares. Without that file, as in a checkout that is not built, the declarations are loaded with the node.
 * In: the node's `__filename`, the function of `derive.ts` for its kind, and how its declarations are loaded.
 */
export function lazyNode<Kind extends keyof Derive>(
  nodeFile: string,
  kind: Kind,
  declarations: () => Parameters<Derive[Kind]>[0],
): LazyNode<Parameters<Derive[Kind]>[0]> {
  const of = derivedBy(kind, declarations);
  const file = writtenFile(nodeFile);
  if (!existsSync(file))
    return { declarations, description: () => of().description(), methods: () => of().methods() };
  const read = (): Written => JSON.parse(readFileSync(file, 'utf8')) as Written;
  return {
    declarations,
    description: () => read().description,
    methods: () => calling(read().methods, () => of().methods()),
  };
}

const derivedBy =
  <Kind extends keyof Derive>(kind: Kind, declarations: () => Parameters<Derive[Kind]>[0]) =>
  (): Derived =>
    (derive()[kind] as (of: Parameters<Derive[Kind]>[0]) => Derived)(declarations());

/** Methods with these names that call those of the declarations. n8n's are all asynchronous. */
function calling(names: Written['methods'], methods: () => Methods): Methods {
  type Method = (...given: unknown[]) => Promise<unknown>;
  let made: Record<string, Record<string, Method>> | undefined;
  const methodOf = (kind: string, name: string): Method =>
    async function method(this: unknown, ...given) {
      made ??= methods() as Record<string, Record<string, Method>>;
      const found = made[kind]?.[name];
      if (!found)
        throw new Error(
          `The pack was not built as a whole: its declarations have no ${name}. Install it again, or run npm run build.`,
        );
      return await found.apply(this, given);
    };
  return Object.fromEntries(
    Object.entries(names).map(([kind, all]) => [
      kind,
      Object.fromEntries(all.map((name) => [name, methodOf(kind, name)])),
    ]),
  );
}
