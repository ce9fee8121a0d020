import { UNLINKED_RECORDS, linkedCompany } from './erpSeeds';
import type { CrmType, Values } from './erpTypes';
import type { Part } from './part';

/** The records of SuperOffice as ErpSync reads and writes them: by its own field keys, values encoded. */
export class CrmRecords implements Part {
  private readonly rows = new Map<string, Values | null>();
  private readonly companies = new Map<number, number>();

  reset(): void {
    this.rows.clear();
    this.companies.clear();
    for (const { type, id, company, values } of UNLINKED_RECORDS) {
      this.rows.set(`${type}/${id}`, { ...values });
      if (company !== undefined) this.companies.set(id, company);
    }
  }

  /** Adds a company with the values of the seed, which are made up when somebody reads them. */
  seedCompany(id: number): void {
    this.rows.set(`Contact/${id}`, null);
  }

  has(type: CrmType, id: number): boolean {
    return this.rows.has(`${type}/${id}`);
  }

  /** The values of a record, undefined if there is none. */
  values(type: CrmType, id: number): Values | undefined {
    const row = this.rows.get(`${type}/${id}`);
    if (row !== null) return row;
    const values = linkedCompany(id);
    this.rows.set(`${type}/${id}`, values);
    return values;
  }

  /** The value of a field; blank if there is none. */
  value(type: CrmType, id: number, key: string): string {
    return this.values(type, id)?.[key] ?? '';
  }

  setValue(type: CrmType, id: number, key: string, value: string): void {
    const values = this.values(type, id);
    if (values) values[key] = value;
  }

  /** The company of a person. */
  companyOf(person: number): number | undefined {
    return this.companies.get(person);
  }

  snapshot(): unknown {
    return Object.fromEntries([...this.rows].filter(([, values]) => values !== null));
  }
}
