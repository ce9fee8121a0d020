import type { OfficeClock } from './clock';
import type { Part } from './part';
import { stamp } from './stamp';

/** One stored version of a document's file. */
export interface FileVersion {
  id: string;
  bytes: Buffer;
  at: string;
  associateId: number;
  description: string;
  extraFields: string[];
}

/** The file of a document. Its latest version is the last one. */
interface DocumentFile {
  versions: FileVersion[];
  /** Who has checked it out, and what was stored since. */
  lock?: { associateId: number; draft?: Buffer };
}

/** Bytes that are no text in any encoding: a file that travels as text arrives damaged. */
export const PDF = Buffer.concat([
  Buffer.from('%PDF-1.7\n%', 'latin1'),
  Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  Buffer.from('\n%%EOF\n', 'latin1'),
]);

/** An HTML file with a script, which its sanitized copy does not have. */
const PAGE = '<h1>Spring Catalogue</h1><script>alert(1)</script><p>Tulips</p>';

/**
 * The files of documents by document id. 1 is a PDF with two versions, 2 is empty, 3 a page in HTML that somebody else has
 * checked out, 4 has a file that cannot be locked, 5 has none.
 */
export class DocumentFiles implements Part {
  private files = new Map<number, DocumentFile>();
  private last = 0;

  constructor(private readonly clock: OfficeClock) {}

  reset(): void {
    this.files.clear();
    this.last = 0;
    this.seed(1, Buffer.from('%PDF-1.4\n', 'latin1'), 'First draft');
    this.seed(1, PDF, 'With pictures');
    this.seed(2, Buffer.alloc(0));
    this.seed(3, Buffer.from(PAGE));
    this.seed(4, Buffer.from('Plain text'));
    this.demand(3).lock = { associateId: 6 };
  }

  /** The versions of a document's file, the oldest first; none where it has no file. */
  versions(document: number): FileVersion[] {
    return this.files.get(document)?.versions ?? [];
  }

  /** What a user reads: the own draft of who has it checked out, else a stored version, the latest unless named. */
  read(document: number, associateId: number, version = ''): Buffer | undefined {
    const file = this.files.get(document);
    if (file?.lock?.associateId === associateId && file.lock.draft && version === '') return file.lock.draft;
    const found = version === '' ? file?.versions.at(-1) : file?.versions.find(({ id }) => id === version);
    return found?.bytes;
  }

  /** Stores bytes: as the draft of who has it checked out, else in place of the latest version. */
  store(document: number, bytes: Buffer, associateId: number): void {
    const file = this.files.get(document);
    if (file?.lock) {
      file.lock.draft = bytes;
      return;
    }
    const latest = file?.versions.at(-1);
    if (latest) Object.assign(latest, { bytes, at: this.now(), associateId });
    else this.files.set(document, { versions: [this.version(bytes, associateId)] });
  }

  remove(document: number): void {
    this.files.delete(document);
  }

  /** Who has checked it out. */
  lockedBy(document: number): number | undefined {
    return this.files.get(document)?.lock?.associateId;
  }

  lock(document: number, associateId: number): void {
    this.demand(document).lock = { associateId };
  }

  /** Ends a check-out, and stores the draft, if there is one, as a new version. */
  checkIn(document: number, associateId: number, description: string, extraFields: string[]): FileVersion {
    const file = this.demand(document);
    const bytes = file.lock?.draft ?? file.versions.at(-1)?.bytes ?? Buffer.alloc(0);
    const version = { ...this.version(bytes, associateId), description, extraFields };
    file.versions.push(version);
    file.lock = undefined;
    return version;
  }

  /** Ends a check-out, and drops the draft. */
  unlock(document: number): void {
    this.demand(document).lock = undefined;
  }

  snapshot(): unknown {
    return [...this.files].map(([id, { versions, lock }]) => ({
      id,
      sizes: versions.map(({ bytes }) => bytes.length),
      lockedBy: lock?.associateId,
    }));
  }

  private seed(document: number, bytes: Buffer, description = ''): void {
    const version = { ...this.version(bytes, 5), at: '2025-03-01T10:00:00', description };
    const file = this.files.get(document);
    if (file) file.versions.push(version);
    else this.files.set(document, { versions: [version] });
  }

  private version(bytes: Buffer, associateId: number): FileVersion {
    this.last += 1;
    return { id: `V${this.last}`, bytes, at: this.now(), associateId, description: '', extraFields: [] };
  }

  private demand(document: number): DocumentFile {
    const file = this.files.get(document);
    if (!file) throw new Error(`Document ${document} has no file`);
    return file;
  }

  private now(): string {
    return stamp(this.clock.now());
  }
}
