import { TextDecoder } from 'node:util';
import type { HttpResponse } from '../http/types';

/**
 * The body of an XML answer as text, without byte order mark. The charset is what Content-Type says, else the XML
 * declaration, else UTF-8 (RFC 7303, 3.2); one that Node does not know is read as UTF-8.
 * https://www.rfc-editor.org/rfc/rfc7303#section-3.2
 */
export function decodeText({ headers, body }: HttpResponse): string {
  const told = /charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '')?.[1];
  const declared = /^\W*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/.exec(
    body.subarray(0, 200).toString('latin1'),
  )?.[1];
  return decoderFor(told ?? declared ?? 'utf-8').decode(body);
}

function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('utf-8');
  }
}
