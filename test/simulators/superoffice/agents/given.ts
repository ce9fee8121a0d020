import type { Members } from '../call';
import type { Carrier } from '../carrier';

/** The parameters of a checked agent call; what was not sent is blank, as in .NET. */
export class Given {
  constructor(private readonly members: Members) {}

  number(name: string): number {
    return Number(this.members[name] ?? 0);
  }

  text(name: string): string {
    return String(this.members[name] ?? '');
  }

  flag(name: string): boolean {
    return this.members[name] === true;
  }

  numbers(name: string): number[] {
    return this.list(name).map(Number);
  }

  texts(name: string): string[] {
    return this.list(name).map(String);
  }

  /** Rows of carriers. */
  rows(name: string): Carrier[] {
    return this.list(name).map((row) => (row ?? {}) as Carrier);
  }

  /** A carrier or a map; an empty one if it was not sent. */
  record(name: string): Carrier {
    const value = this.members[name];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Carrier) : {};
  }

  private list(name: string): unknown[] {
    const value = this.members[name];
    return Array.isArray(value) ? (value as unknown[]) : [];
  }
}
