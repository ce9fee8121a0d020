import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { ERP_LISTS, MATCHED_LISTS, itemsInCrm } from './erpSeeds';
import type { ErpFields } from './erpFields';
import type { Part } from './part';

/** How the items of one list of the ERP system correspond to those of a list of SuperOffice. */
export interface ListMapping {
  erpList: string;
  crmList: { Id: number; Name: string };
  actor: string;
  /** The item of SuperOffice for each item of the ERP system; 0 while there is none. */
  items: Map<string, number>;
}

/** The matched lists of all connections. */
export class ErpLists implements Part {
  private readonly rows = new Map<number, ListMapping[]>();

  constructor(private readonly fields: ErpFields) {}

  reset(): void {
    this.rows.clear();
  }

  /** The list mappings of a connection. */
  of(connection: number): ListMapping[] {
    const known = this.rows.get(connection);
    if (known) return known;
    const seeded = MATCHED_LISTS.map(({ erp, crm, actor, items }) => ({
      erpList: erp,
      crmList: { ...crm },
      actor,
      items: new Map<string, number>(Object.entries(items)),
    }));
    this.rows.set(connection, seeded);
    return seeded;
  }

  /** Stores the mappings in place of those that were there. */
  store(connection: number, mappings: ListMapping[]): void {
    this.rows.set(connection, mappings);
  }

  /** The item of SuperOffice for one of the ERP system; '' if there is none. */
  toCrm(connection: number, erpList: string, item: string): string {
    const id = this.mapping(connection, erpList)?.items.get(item) ?? 0;
    return id === 0 ? '' : String(id);
  }

  /** The item of the ERP system for one of SuperOffice; '' if there is none. */
  toErp(connection: number, erpList: string, item: string): string {
    const items = [...(this.mapping(connection, erpList)?.items ?? [])];
    return items.find(([, id]) => id !== 0 && String(id) === item)?.[0] ?? '';
  }

  /** The name of an item of SuperOffice, by the list of the ERP system that is matched with its own. */
  nameInCrm(connection: number, erpList: string, item: string): string {
    const name = this.mapping(connection, erpList)?.crmList.Name ?? '';
    return itemsInCrm(name)?.[Number(item)] ?? item;
  }

  /** Whether a list is matched, so that its items are translated. */
  isMatched(connection: number, erpList: string): boolean {
    return this.mapping(connection, erpList) !== undefined;
  }

  private mapping(connection: number, erpList: string): ListMapping | undefined {
    return this.of(connection).find((row) => row.erpList === erpList);
  }

  /** As it is read. */
  carrier(connection: number, name: string): Carrier {
    return whole('ErpConnectionListMappingContainer', {
      ErpConnectionId: connection,
      ErpConnectionName: name,
      ErpListItemMappings: this.of(connection).map((mapping) => this.row(connection, mapping)),
    });
  }

  private row(connection: number, { erpList, crmList, actor, items }: ListMapping): Carrier {
    const names = ERP_LISTS[erpList] ?? {};
    const crmItems = itemsInCrm(crmList.Name);
    const field = this.fields
      .typesOf(connection)
      .flatMap(([type]) => this.fields.of(connection, type))
      .find(({ offered }) => offered.list === erpList);
    return {
      CrmList: item(crmList.Id, crmList.Name),
      ErpListName: erpList,
      ErpActorTypeName: actor,
      ErpFieldId: field?.id ?? 0,
      ErpCrmListItemMappings: [...items].map(([erp, crm]) => ({
        ErpListItemId: erp,
        ErpListItemName: names[erp] ?? '',
        CrmListItem: crm === 0 ? null : item(crm, crmItems?.[crm] ?? ''),
      })),
    };
  }

  snapshot(): unknown {
    return Object.fromEntries(
      [...this.rows].map(([id, rows]) => [
        id,
        rows.map((row) => ({ ...row, items: Object.fromEntries(row.items) })),
      ]),
    );
  }
}

function item(id: number, name: string): Carrier {
  return { Id: id, Name: name, FullName: name };
}
