import type { Part } from './part';
import { stamp } from './stamp';

/** A row of the archive ErpSyncLog: what ErpSync changed, or what it was refused (then `newvalue` says why). */
export interface ErpSyncLogRow {
  id: number;
  connection: string;
  source: string;
  target: string;
  crmfieldkey: string;
  oldvalue: string;
  newvalue: string;
  updated: string;
}

/** What ErpSync did, the oldest first. */
export class ErpLog implements Part {
  private rows: ErpSyncLogRow[] = [];

  constructor(private readonly now: () => Date) {}

  reset(): void {
    this.rows = [];
    const connection = 'Business Central Miami';
    const seeds = [
      ['Customer C10201', 'Contact 10201', 'PHONE', '', '+47 22 010201', '2026-03-29T02:00:00'],
      ['Customer C10201', 'Contact 10201', 'EMAIL', 'info@shop10201.example', 'post@shop10201.example'],
      ['Contact 10202', 'Customer C10202', 'NAME', 'Flower Shop', 'Flower Shop 10202', '2026-03-30T02:00:00'],
    ];
    for (const [source = '', target = '', crmfieldkey = '', oldvalue = '', newvalue = '', at] of seeds)
      this.add({ connection, source, target, crmfieldkey, oldvalue, newvalue }, at ?? '2026-03-29T02:00:00');
  }

  /** Writes a row. */
  add(row: Omit<ErpSyncLogRow, 'id' | 'updated'>, updated = stamp(this.now())): void {
    this.rows.push({ id: this.rows.length + 1, ...row, updated });
  }

  all(): readonly ErpSyncLogRow[] {
    return this.rows;
  }

  snapshot(): unknown {
    return this.rows;
  }
}
