import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** What a process offers to the one that started it: functions of plain data. */
export type Handlers = Record<string, (...args: never[]) => unknown>;

/** The same from the other side. */
export type Remote<H extends Handlers> = {
  [K in keyof H]: (...args: Parameters<H[K]>) => Promise<Awaited<ReturnType<H[K]>>>;
} & { pid: number; end(): void };

interface Question {
  id: number;
  name: string;
  args: unknown[];
}

interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** Answers the process that started this one, until that one is gone. */
export function serve(handlers: Handlers): void {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, name, args }: Question) => {
    const answer = (rest: Omit<Answer, 'id'>): void => void process.send?.({ id, ...rest });
    const handler = handlers[name] as ((...given: unknown[]) => unknown) | undefined;
    Promise.resolve()
      .then(() => handler?.(...args))
      .then((value) => answer({ value }))
      .catch((error: unknown) => answer({ error: error instanceof Error ? error.stack : String(error) }));
  });
}

/**
 * Starts a TypeScript file as a process of its own, which calls {@link serve}. It ends with this one. `preloaded`: files of
 * JavaScript that it loads first.
 */
export function startRemote<H extends Handlers>(
  file: string,
  names: Array<keyof H & string>,
  preloaded: string[] = [],
): Remote<H> {
  const execArgv = [...preloaded.flatMap((each) => ['--require', each]), '--import', 'tsx'];
  const child = fork(file, { execArgv, stdio: 'inherit' });
  const ask = asking(child);
  const functions = names.map((name) => [name, async (...args: unknown[]) => await ask(name, args)]);
  const end = (): void => {
    if (child.connected) child.disconnect();
  };
  return Object.assign(Object.fromEntries(functions), { pid: child.pid ?? 0, end }) as Remote<H>;
}

function asking(child: ChildProcess): (name: string, args: unknown[]) => Promise<unknown> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.on('exit', (code) => {
    for (const [id, settle] of waiting) settle({ id, error: `The process ended with code ${String(code)}` });
  });
  return async (name, args) =>
    await new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, ({ value, error }) => {
        waiting.delete(id);
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
      child.send({ id, name, args } satisfies Question);
    });
}
