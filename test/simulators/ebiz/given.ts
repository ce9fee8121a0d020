import type { EbizOperation } from '../../documented';
import type { XmlElement } from '../check/xml';
import { readMembers } from './read';
import type { SoapRecord } from './record';

/** The arguments of a checked request. */
export class Given {
  private readonly members: SoapRecord;

  constructor(
    readonly operation: EbizOperation,
    element: XmlElement,
  ) {
    this.members = readMembers(operation.args, element);
  }

  has(name: string): boolean {
    return this.members[name] !== undefined;
  }

  /** The text of an argument without the white space around it; '' if it was not sent. */
  text(name: string): string {
    const value = this.members[name];
    return typeof value === 'object' ? '' : String(value ?? '').trim();
  }

  /** The number of an argument; 0 if it was not sent, as in .NET. */
  number(name: string): number {
    return Number(this.members[name] ?? 0);
  }

  flag(name: string): boolean {
    return this.members[name] === true;
  }

  /** The record of an argument; an empty one if it was not sent. */
  record(name: string): SoapRecord {
    const value = this.members[name];
    return typeof value === 'object' && !Array.isArray(value) ? value : {};
  }

  /** The rows of an argument; none if it was not sent. */
  rows(name: string): SoapRecord[] {
    const value = this.members[name];
    return Array.isArray(value) ? value : [];
  }
}
