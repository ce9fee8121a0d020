/** Every file system takes names of up to 255 bytes. This leaves room for additions. */
const MOST_BYTES = 200;

/** Anything longer does not count as an extension. */
const LONGEST_EXTENSION = 20;

/** Invisible characters, those that change the writing direction, and halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]/gu;

/** Characters that Windows reserves, and those that look like a slash. */
const RESERVED = /[<>:"|?*\u2044\u2215\u29f8\uff0f\uff3c]/g;

/** Device names of Windows, with any extension: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:[ .]|$)/i;

/**
 * A file name that is safe on any disk: no folders, no invisible characters, no reserved names, at most 200 bytes.
 * "file" if nothing is left.
 */
export function safeFileName(name = ''): string {
  // Unseen characters go first: a line end before a slash would hide the folders.
  const seen = name.replace(UNSEEN, '');
  const own = seen.slice(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1);
  const kept = withoutEnd(shortened(own.replace(RESERVED, '_').trim()));
  if (kept === '') return 'file';
  return DEVICE.test(kept) ? `_${kept}` : kept;
}

/** Windows drops dots and blanks at the end of a name. A name of dots alone is a folder. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && /[.\s]/.test(name[end - 1] ?? '')) end -= 1;
  return name.slice(0, end);
}

/** Keeps the extension, by which programs recognise the file. */
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
