import { createHash } from 'node:crypto';
import { isAbsent, isPlainObject, valueAt, Yields } from '../operation';
import type { PollEvent } from './event';

/**
 * The remembered records: by key, the minute in which each was an event, or {@link NEVER_AGAIN}.
 * The latest ones come last.
 */
export type Memories = Map<string, number>;

/** Stands for the minute of a record that was learned but not emitted. It is never emitted again. */
export const NEVER_AGAIN = 0;

/**
 * Memories as saved: by minute, its keys in one text. n8n copies, compares and watches each member of static data, so
 * 150,000 members would cost seconds.
 */
export type Packed = Record<string, string>;

/** The length of a key: 60 bits. With 150,000 keys, one new record in 8 trillion matches a known one by chance. */
const KEY_LENGTH = 10;

/** How many characters of a state's key identify its record. */
const RECORD_LENGTH = 4;

/** The key of a record, or for changes of its state. `former`: the key that version 0.1 gave to a state. */
export function keyOf(event: PollEvent, record: Record<string, unknown>): { key: string; former?: string } {
  const has = (name: string) => name.endsWith('?') || (valueAt(record, name) ?? undefined) !== undefined;
  const members = event.identity.find((names) => names.every(has)) ?? [];
  const identity = members.map((name) => partOf(record, name));
  const whole = event.emits === 'change' || members.length === 0;
  const key = contentKey(whole ? [identity, record] : identity);
  if (event.emits !== 'change' || members.length === 0) return { key };
  const state = key.slice(0, KEY_LENGTH - RECORD_LENGTH);
  return { key: `${state}${contentKey(identity).slice(0, RECORD_LENGTH)}`, former: key };
}

function partOf(record: Record<string, unknown>, name: string): [name: string, value: unknown] {
  if (!name.endsWith('?')) return [name, valueAt(record, name)];
  const value = valueAt(record, name.slice(0, -1));
  return [name, isAbsent(value) ? null : value];
}

/**
 * The states that were not replaced, since `answered` has no state of the same record. By chance, one in many thousands
 * counts as replaced although it was not.
 */
export async function notReplaced(states: Memories, answered: Memories[]): Promise<Memories> {
  if (states.size === 0) return states;
  const replaced = new Set<string>();
  for (const memories of answered)
    await eachOf(memories.keys(), (key) => void replaced.add(key.slice(-RECORD_LENGTH)));
  const left: Memories = new Map();
  await eachOf(states, ([key, minute]) => {
    if (!replaced.has(key.slice(-RECORD_LENGTH))) left.set(key, minute);
  });
  return left;
}

/** A key for any JSON, by its content. */
export const contentKey = (value: unknown): string => digest(value).slice(0, KEY_LENGTH);

/** A short digest of any JSON. The order of members does not matter. */
export const digest = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 12);

/** JSON with its members in a fixed order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`;
    if (!isPlainObject(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

/** The form in which memories are saved. */
export async function pack(memories: Memories): Promise<Packed> {
  const keys = new Map<number, string[]>();
  await eachOf(memories, ([key, minute]) => {
    const same = keys.get(minute);
    if (same) same.push(key);
    else keys.set(minute, [key]);
  });
  return Object.fromEntries([...keys].map(([minute, same]) => [String(minute), same.join('')]));
}

/** Reverses {@link pack}. */
export async function unpack(packed: Packed): Promise<Memories> {
  const memories: Memories = new Map();
  const yields = new Yields();
  for (const [minute, keys] of Object.entries(packed)) {
    for (let at = 0; at < keys.length; at += KEY_LENGTH) {
      memories.set(keys.slice(at, at + KEY_LENGTH), Number(minute));
      if (yields.due()) await yields.now();
    }
  }
  return memories;
}

/** Packs memories as earlier versions saved them: one member each, with longer keys. */
export function packFormer(memories: Record<string, number>, minuteOf = (minute: number) => minute): Packed {
  const keys = new Map<number, string[]>();
  for (const [key, minute] of Object.entries(memories)) {
    const same = keys.get(minuteOf(minute));
    if (same) same.push(key.slice(0, KEY_LENGTH));
    else keys.set(minuteOf(minute), [key.slice(0, KEY_LENGTH)]);
  }
  return Object.fromEntries([...keys].map(([minute, same]) => [String(minute), same.join('')]));
}

/** All memories together; the later ones win. */
export async function joined(...parts: Array<Memories | undefined>): Promise<Memories> {
  const all: Memories = new Map();
  for (const part of parts) if (part) await eachOf(part, ([key, minute]) => void all.set(key, minute));
  return all;
}

/** The memories that `others` lack. */
export async function without(memories: Memories, ...others: Memories[]): Promise<Memories> {
  const left: Memories = new Map();
  await eachOf(memories, ([key, minute]) => {
    if (!others.some((each) => each.has(key))) left.set(key, minute);
  });
  return left;
}

/** Calls `use` with each value, and yields to the event loop in between. */
export async function eachOf<T>(values: Iterable<T>, use: (value: T) => void): Promise<void> {
  const yields = new Yields();
  for (const value of values) {
    use(value);
    if (yields.due()) await yields.now();
  }
}
