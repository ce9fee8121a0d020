import { TextDecoder } from 'node:util';
import type { HttpResponse } from '../http/types';

/**
 * The body of an XML answer as text, without byte order mark. The charset is what Content-Type says, else the XML
 * declaration, else UTF-8 (RFC 7303, 3.2); one that Node does not know is read as UTF-8.
 * https://www.rfc-editor.org/rfc/rfc7303#section-3.2
 */
export function decodeText({ headers, body }: HttpResponse): string {
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1] ?? declaredIn(body);
  return decoderFor(charset).decode(body);
}

const declaredIn = (body: Buffer): string | undefined =>
  /^\W*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(body.subarray(0, 200).toString('latin1'))?.[1];

/** Made once: each of them is a good deal of memory to collect, and nearly all answers need this one. */
const UTF_8 = new TextDecoder('utf-8');

function decoderFor(charset = 'utf-8'): TextDecoder {
  if (charset.toLowerCase() === 'utf-8') return UTF_8;
  try {
    return new TextDecoder(charset);
  } catch {
    return UTF_8;
  }
}
