import type { ErpConnection } from './erpConnections';
import { ERP_FIELDS, ERP_LISTS, ERP_SIGN_IN, UNLINKED_ACTORS, linkedCustomer } from './erpSeeds';
import { KEY_PREFIX } from './erpTypes';
import type { ErpType, OfferedField, Values } from './erpTypes';
import type { Part } from './part';

/** The ERP systems behind the connections: their records, the fields and lists that they offer, whether they answer. */
export class ErpSystems implements Part {
  /** Values by connection, kind and key; null while they are those of the seed. */
  private readonly rows = new Map<string, Values | null>();
  private readonly offers = new Map<string, OfferedField[]>();
  /** Connections whose ERP system does not answer. */
  readonly down = new Set<number>();
  /** URLs behind which no connector answers. */
  readonly silent = new Set<string>();
  private last = 0;

  reset(): void {
    this.rows.clear();
    this.offers.clear();
    this.down.clear();
    this.silent.clear();
    this.last = 95_000;
    for (const { type, key, values } of UNLINKED_ACTORS) this.rows.set(place(612, type, key), { ...values });
  }

  /** Adds a customer with the values of the seed, which are made up when somebody reads them. */
  seedCustomer(connection: number, key: string): void {
    this.rows.set(place(connection, 'Customer', key), null);
  }

  has(connection: number, type: ErpType, key: string): boolean {
    return this.rows.has(place(connection, type, key));
  }

  /** The values of a record, undefined if there is none. */
  values(connection: number, type: ErpType, key: string): Values | undefined {
    const at = place(connection, type, key);
    const row = this.rows.get(at);
    if (row !== null) return row;
    const values = linkedCustomer(key);
    this.rows.set(at, values);
    return values;
  }

  /** The value of a field; blank if there is none. */
  value(connection: number, type: ErpType, key: string, field: string): string {
    return this.values(connection, type, key)?.[field] ?? '';
  }

  setValue(connection: number, type: ErpType, key: string, field: string, value: string): void {
    const values = this.values(connection, type, key);
    if (values) values[field] = value;
  }

  /** Adds a record under a new key, which its own number repeats. */
  create(connection: number, type: ErpType, values: Values): string {
    this.last += 1;
    const key = `${KEY_PREFIX[type]}${this.last}`;
    const number = this.offered(connection, type).find(({ access }) => access === 'ReadOnly')?.key;
    this.rows.set(place(connection, type, key), { ...values, ...(number ? { [number]: key } : {}) });
    return key;
  }

  /** The keys of the records whose key, or one of whose values, contains a text. */
  find(connection: number, type: ErpType, text: string): string[] {
    const start = place(connection, type, '');
    const wanted = text.toLowerCase();
    return [...this.rows.keys()]
      .filter((at) => at.startsWith(start))
      .map((at) => at.slice(start.length))
      .filter((key) =>
        [key, ...Object.values(this.values(connection, type, key) ?? {})].some((value) =>
          value.toLowerCase().includes(wanted),
        ),
      );
  }

  /** The kinds of records that the system of a connection knows. */
  types(): ErpType[] {
    return Object.keys(ERP_FIELDS) as ErpType[];
  }

  /** The fields that the connector offers now. */
  offered(connection: number, type: ErpType): OfferedField[] {
    return this.offers.get(place(connection, type, '')) ?? ERP_FIELDS[type] ?? [];
  }

  /** From now on the connector offers these fields. SuperOffice knows when it refreshes the connection's fields. */
  offer(connection: number, type: ErpType, fields: OfferedField[]): void {
    this.offers.set(place(connection, type, ''), fields);
  }

  /** The items of a list of the ERP system, undefined if there is no such list. */
  list(name: string): Values | undefined {
    return ERP_LISTS[name];
  }

  /** Whether settings reach the system and sign in. */
  answers(connection: Pick<ErpConnection, 'id'>, configuration: Values): boolean {
    if (this.down.has(connection.id)) return false;
    return Object.entries(ERP_SIGN_IN).every(([key, value]) => configuration[key] === value);
  }

  snapshot(): unknown {
    const written = [...this.rows].filter((row): row is [string, Values] => row[1] !== null);
    return { records: this.rows.size, written: Object.fromEntries(written), down: [...this.down] };
  }
}

function place(connection: number, type: ErpType, key: string): string {
  return `${connection}/${type}/${key}`;
}
