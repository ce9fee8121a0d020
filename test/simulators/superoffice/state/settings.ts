import type { Part } from './part';

/** How an installation answers lists: tests change it. */
export class OfficeSettings implements Part {
  /** The most rows of a page, whatever `$top` says. */
  mostRows = Infinity;
  /** The host that links name in place of the one that was called: what is behind a proxy does not know better. */
  linkHost: string | undefined;

  reset(): void {
    this.mostRows = Infinity;
    this.linkHost = undefined;
  }

  snapshot(): unknown {
    return { mostRows: this.mostRows, linkHost: this.linkHost };
  }
}
