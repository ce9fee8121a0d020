/** The longest name that every file system takes is 255 bytes; something may be added to it. */
const MOST_BYTES = 200;

/** An ending that is longer is not one. */
const LONGEST_EXTENSION = 20;

/** What nobody sees, what turns the direction of writing, and what is half a character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]/gu;

/** What Windows keeps for itself, and characters that look like a slash. */
const RESERVED = /[<>:"|?*\u2044\u2215\u29f8\uff0f\uff3c]/g;

/** Windows takes these for devices, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:[ .]|$)/i;

/**
 * The name of a downloaded file as it may be written to any disk: no folders, no characters that nobody sees, nothing that
 * a system takes for something else, at most 200 bytes. "file" where nothing is left.
 */
export function safeFileName(name = ''): string {
  // Unseen characters go first: a line end before a slash would hide the folders.
  const seen = name.replace(UNSEEN, '');
  const own = seen.slice(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
  const kept = withoutEnd(shortened(own.replace(RESERVED, '_').trim()));
  if (kept === '') return 'file';
  return DEVICE.test(kept) ? `_${kept}` : kept;
}

/** Windows drops dots and blanks at the end of a name; a name of dots alone is a folder. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s]/.test(name[end - 1] ?? '')) end -= 1;
  return name.slice(0, end);
}

/** Keeps the ending, by which programs know the file. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const point = name.lastIndexOf('.');
  const hasExtension = point > 0 && name.length - point <= LONGEST_EXTENSION;
  const extension = hasExtension ? name.slice(point) : '';
  let kept = '';
  let bytes = Buffer.byteLength(extension);
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    kept += character;
  }
  return withoutEnd(kept) + extension;
}
