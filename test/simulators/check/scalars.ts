const MOST_INT = 2_147_483_647;

/** Scalars by their schema name; other names are not checked. */
const PATTERNS: Record<string, RegExp> = {
  int: /^[+-]?\d{1,10}$/,
  decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  double: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|-?INF)$/,
  float: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|NaN|-?INF)$/,
  boolean: /^(true|false|1|0)$/,
  // The pages take a plain day where the schema says dateTime.
  dateTime: /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/,
  base64Binary: /^[A-Za-z0-9+/\s]*={0,2}\s*$/,
};

/** Whether a text is a value of a scalar of the schema. An empty one is no number, boolean or date. */
export function matchesScalar(type: string, text: string): boolean {
  const trimmed = text.trim();
  const pattern = PATTERNS[type];
  if (!pattern) return true;
  if (!pattern.test(trimmed)) return false;
  if (type === 'int') return Math.abs(Number(trimmed)) <= MOST_INT;
  return type !== 'dateTime' || isReal(trimmed);
}

/** Whether the date and the time exist. */
function isReal(text: string): boolean {
  const day = text.slice(0, 10);
  const parsed = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) return false;
  return !Number.isNaN(Date.parse(text));
}
