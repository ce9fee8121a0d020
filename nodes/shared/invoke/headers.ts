import { isAbsent, parseFields, type HeaderOption, type Problem } from '../operation';

/**
 * The headers that users may set, as they are sent. A header that is left out or empty gets its default.
 * In: what was given, by the names of the options; the time zone of the workflow.
 */
export function headersOf(
  options: HeaderOption[] = [],
  given: Record<string, unknown>,
  timezone: string,
): { headers: Record<string, string>; problems: Problem[] } {
  const headers: Record<string, string> = {};
  const found: Problem[] = [];
  for (const { field, usual, codes, pattern = '{value}' } of options) {
    const { name, wire } = field;
    const isUsual = isAbsent(given[name]);
    const asUsual = typeof usual === 'object' ? timezone : usual;
    const raw = isUsual ? asUsual : given[name];
    const { values, problems } = parseFields([field], { [name]: raw }, { timezone });
    found.push(...problems);
    const text = String(values[name] ?? '');
    const coded = codes?.of.get(text) ?? ((isUsual && codes?.usual) || text);
    if (text !== '') headers[wire] = pattern.replace('{value}', () => coded);
  }
  return { headers, problems: found };
}
