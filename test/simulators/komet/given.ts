import { isGiven } from '../check/values';

/** The parameters of a request, taken from where each is documented. Already checked against the page. */
export class Given {
  constructor(
    private readonly read: (name: string) => unknown,
    /** The parsed body, for the methods whose body is a list. */
    readonly body?: unknown,
  ) {}

  has(name: string): boolean {
    return isGiven(this.read(name));
  }

  raw(name: string): unknown {
    return this.read(name);
  }

  /** As text; undefined where nothing was sent. Empty text counts as nothing. */
  text(name: string): string | undefined {
    const value = this.read(name);
    return isGiven(value) ? String(value) : undefined;
  }

  /** The texts sent under these names. */
  texts<Name extends string>(...names: Name[]): Partial<Record<Name, string>> {
    const sent = names.filter((name) => this.has(name)).map((name) => [name, this.text(name)]);
    return Object.fromEntries(sent) as Partial<Record<Name, string>>;
  }

  number(name: string): number | undefined {
    return this.has(name) ? Number(this.read(name)) : undefined;
  }

  /** 1, 0, true, false, True and False. */
  flag(name: string): boolean | undefined {
    return this.has(name) ? ['1', 'true'].includes(String(this.read(name)).toLowerCase()) : undefined;
  }

  /** A list sent as an array or as separated text. */
  list(name: string, separator = ','): string[] {
    const value = this.read(name);
    const entries: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(separator);
    return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
  }

  /** The records sent in an array. */
  records(name: string): Given[] {
    return recordsOf(this.read(name));
  }
}

/** Entries of an array as parameters of their own. */
export function recordsOf(value: unknown): Given[] {
  const entries = Array.isArray(value) ? (value as Array<Record<string, unknown>>) : [];
  return entries.map((entry) => new Given((name) => entry[name]));
}
