import type { IBinaryKeyData, ICredentialDataDecryptedObject, IWebhookFunctions } from 'n8n-workflow';
import { CallFailure } from '../errors';
import { download } from '../http/download';
import type { Redactor } from '../http/redact';
import { rawFile } from '../protocol/file';
import { safeFileName } from '../protocol/fileName';
import type { FileLink } from './source';

/** The vendor waits for the answer during that time. */
const MOST_MS = 60_000;
const MOST_FILES = 50;
const AT_ONCE = 4;
const MB = 1024 * 1024;
const MOST_BYTES = 20 * MB;
const MOST_BYTES_IN_ALL = 100 * MB;

/** The result of downloading the files of an event. */
export interface DownloadedFiles {
  binary: IBinaryKeyData;
  /** A row for each file, with the field that holds it. */
  files: Array<Record<string, unknown>>;
  /** A row for each file that could not be downloaded, with the reason. */
  failures: Array<Record<string, unknown>>;
}

/**
 * Downloads the files behind an event's links, without a credential. The egress filter and the credential's allowed domains
 * apply. At most 50 files, 20 MB each, 100 MB in all, within a minute. Never throws: each failure is a row.
 */
export async function downloadFiles(
  context: IWebhookFunctions,
  links: FileLink[],
  credential: ICredentialDataDecryptedObject,
  redact: Redactor,
): Promise<DownloadedFiles> {
  const result: DownloadedFiles = { binary: {}, files: [], failures: [] };
  const bounds = new Bounds();
  const one = async ({ url, of }: FileLink, index: number): Promise<void> => {
    try {
      if (index >= MOST_FILES) throw tooMuch(`there are more than ${MOST_FILES} files`);
      const response = await download(url, {
        route: { ignoreSslIssues: false, egress: context.helpers.getSecureEgressFilter?.() },
        credential,
        timeoutMs: bounds.leftMs(),
        maxBytes: bounds.leftBytes(),
      });
      bounds.took(response.body.length);
      const { data, fileName, mimeType } = rawFile(response);
      const field = `file${index}`;
      const name = redact.value(safeFileName(fileName ?? lastSegment(url)));
      result.binary[field] = await context.helpers.prepareBinaryData(data, name, mimeType);
      result.files.push({ ...of, binaryField: field, fileName: name });
    } catch (failure) {
      result.failures.push({ ...of, message: (failure as Error).message });
    }
  };
  for (let start = 0; start < links.length; start += AT_ONCE) {
    await Promise.all(links.slice(start, start + AT_ONCE).map((link, at) => one(link, start + at)));
  }
  return result;
}

/** The time and memory left for the files of one event. */
class Bounds {
  private readonly end = performance.now() + MOST_MS;
  private bytes = MOST_BYTES_IN_ALL;

  leftMs(): number {
    const left = Math.ceil(this.end - performance.now());
    if (left <= 0) throw tooMuch('the time for all files was up');
    return left;
  }

  leftBytes(): number {
    if (this.bytes <= 0) throw tooMuch('the files together are larger than 100 MB');
    return Math.min(MOST_BYTES, this.bytes);
  }

  took(bytes: number): void {
    this.bytes -= bytes;
  }
}

const tooMuch = (why: string): CallFailure =>
  new CallFailure({ kind: 'blocked', message: `Not downloaded: ${why}` });

function lastSegment(url: string): string | undefined {
  const segment = new URL(url).pathname.split('/').at(-1);
  try {
    return segment ? decodeURIComponent(segment) : undefined;
  } catch {
    return segment;
  }
}
