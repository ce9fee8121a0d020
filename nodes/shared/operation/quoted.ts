/**
 * Fills each placeholder of a pattern with a value. Between apostrophes, the value's own apostrophes are doubled, so that
 * it can't end the text: "Literals" in
 * https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part2-url-conventions.html
 */
export const filledPattern = (pattern: string, placeholder: string, value: string): string =>
  pattern.replaceAll(placeholder, (_, at: number) =>
    isQuoted(pattern, at) ? value.replaceAll("'", "''") : value,
  );

/** Whether a place of a pattern is between apostrophes. */
const isQuoted = (pattern: string, at: number): boolean => pattern.slice(0, at).split("'").length % 2 === 0;
