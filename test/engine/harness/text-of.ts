/** The own properties of a value, hidden ones too: an Error's message, stack and cause don't show in JSON. */
function readable(value: object): unknown {
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  if (!(value instanceof Error)) return value;
  return Object.fromEntries(Object.getOwnPropertyNames(value).map((key) => [key, value[key as keyof Error]]));
}

/**
 * A value as JSON with nothing left out: errors with message, stack, cause and context, circles cut, buffers as text.
 * Meant for searching ("is the token anywhere in here?"), not for reading back.
 */
export function textOf(value: unknown): string {
  const open: object[] = [];
  const walk = (current: unknown): unknown => {
    if (typeof current === 'bigint' || typeof current === 'function' || typeof current === 'symbol') {
      return String(current);
    }
    if (typeof current !== 'object' || current === null || current instanceof Date) return current;
    if (current instanceof Uint8Array) return Buffer.from(current).toString();
    if (open.includes(current)) return '[circular]';
    open.push(current);
    const plain = readable(current);
    const walked = Array.isArray(plain)
      ? plain.map(walk)
      : Object.fromEntries(Object.entries(plain as object).map(([key, inner]) => [key, walk(inner)]));
    open.pop();
    return walked;
  };
  return JSON.stringify(walk(value)) ?? '';
}
