/**
 * n8n stores what an execution did in the "flatted" form, which can hold circles: an array of values, each of whose
 * inner objects, arrays and texts is the index of another value, written as text.
 */
export function unflatten(text: string): unknown {
  const values = JSON.parse(text) as unknown[];
  const done = new Map<number, unknown>();
  const at = (index: number): unknown => {
    if (done.has(index)) return done.get(index);
    const value = values[index];
    if (typeof value !== 'object' || value === null) return value;
    const whole: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    done.set(index, whole);
    for (const [key, inner] of Object.entries(value)) {
      Object.assign(whole, { [key]: typeof inner === 'string' ? at(Number(inner)) : (inner as unknown) });
    }
    return whole;
  };
  return at(0);
}
