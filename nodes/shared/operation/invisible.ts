/**
 * White space, control characters, and characters without a glyph: zero-width spaces and joiners, byte order marks, soft
 * hyphens, marks of the writing direction. Unicode calls most of them Default_Ignorable_Code_Point.
 */
const INVISIBLE = /[\s\p{Cc}\p{DI}\u2800\ufff9-\ufffb]/u;

/** {@link INVISIBLE} without the plain space, which people see between two words. */
const HIDDEN = /(?! )[\s\p{Cc}\p{DI}\u2800\ufff9-\ufffb]/u;
const EACH_HIDDEN = new RegExp(HIDDEN, 'gu');

/** A text without invisible characters at its ends. They often come along when text is copied from a page, sheet or mail. */
export function trimmed(text: string): string {
  if (!INVISIBLE.test(text.slice(0, 2)) && !INVISIBLE.test(text.slice(-2))) return text;
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (start < end && INVISIBLE.test(characters[start] ?? '')) start += 1;
  while (end > start && INVISIBLE.test(characters[end - 1] ?? '')) end -= 1;
  return characters.slice(start, end).join('');
}

/** Whether a text has an invisible character other than the plain space. */
export const hasHidden = (text: string): boolean => HIDDEN.test(text);

/** A text for an error message, with code points for invisible characters: "AB[U+200B]C". */
export const revealed = (text: string): string =>
  text.replace(EACH_HIDDEN, (character) => `[${codePoint(character)}]`);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
