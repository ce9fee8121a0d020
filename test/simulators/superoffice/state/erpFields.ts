import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { SUPEROFFICE_CONNECTIONS } from '../../seed';
import { ERP_FIELDS, ERP_INACTIVE_CONNECTIONS, ERP_INACTIVE_TYPES } from './erpSeeds';
import { CRM_TYPE_OF } from './erpTypes';
import type { CrmType, ErpType, OfferedField, SeededField } from './erpTypes';
import type { Part } from './part';

/** A field of a connection as SuperOffice keeps it: what the connector said of it, its mapping, its default rule. */
export interface ErpField {
  id: number;
  connection: number;
  actor: ErpType;
  rank: number;
  offered: OfferedField;
  missingInErp: boolean;
  crmKey: string;
  toCrm: boolean;
  toErp: boolean;
  gui: boolean;
  search: boolean;
  rule: { value: string; hasFirst: boolean; first: string; prompt: boolean; mandatory: boolean };
}

/** A kind of ERP record of a connection. */
export interface ActorType {
  active: boolean;
  crm: CrmType | 'Unknown';
}

/** The fields of all connections and how they are mapped. */
export class ErpFields implements Part {
  private readonly rows = new Map<number, ErpField>();
  private readonly byType = new Map<string, ErpField[]>();
  private readonly types = new Map<string, ActorType>();
  private last = 0;

  reset(): void {
    this.rows.clear();
    this.byType.clear();
    this.types.clear();
    this.last = 0;
    for (const { id, deleted } of [...SUPEROFFICE_CONNECTIONS, ...ERP_INACTIVE_CONNECTIONS])
      if (!deleted) this.seed(id);
    // Connection 614 can't be switched on: nothing says where the name of a customer comes from.
    const name = this.of(614, 'Customer').find(({ offered }) => offered.key === 'NAME');
    if (name) Object.assign(name, { crmKey: '', toCrm: false, toErp: false });
  }

  /** Sets a connection up as the connector proposes it. */
  seed(connection: number): void {
    for (const [actor, fields] of Object.entries(ERP_FIELDS) as Array<[ErpType, SeededField[]]>) {
      this.types.set(`${connection}/${actor}`, {
        active: !ERP_INACTIVE_TYPES.includes(actor),
        crm: CRM_TYPE_OF[actor],
      });
      for (const field of fields) this.add(connection, actor, field);
    }
  }

  /** Adds a field at the end. */
  add(connection: number, actor: ErpType, field: SeededField): ErpField {
    this.last += 1;
    const { crm = '', direction, gui = false, search = false, prompt = false, ...offered } = field;
    const flows = crm !== '' && direction !== 'none';
    const row = {
      id: this.last,
      connection,
      actor,
      rank: this.of(connection, actor).length + 1,
      offered,
      missingInErp: false,
      crmKey: crm,
      toCrm: flows && direction !== 'toErp',
      toErp: flows && direction !== 'toCrm',
      gui,
      search,
      rule: {
        value: field.default ?? '',
        hasFirst: false,
        first: '',
        prompt,
        mandatory: field.access === 'Mandatory' && crm === '',
      },
    };
    this.rows.set(row.id, row);
    const at = `${connection}/${actor}`;
    this.byType.set(at, [...(this.byType.get(at) ?? []), row]);
    return row;
  }

  get(id: number): ErpField | undefined {
    return this.rows.get(id);
  }

  /** How a kind of ERP record is set up, undefined if the connection does not have it. */
  type(connection: number, actor: ErpType): ActorType | undefined {
    return this.types.get(`${connection}/${actor}`);
  }

  /** The kinds of ERP records of a connection. */
  typesOf(connection: number): Array<[ErpType, ActorType]> {
    return [...this.types]
      .filter(([at]) => at.startsWith(`${connection}/`))
      .map(([at, type]) => [at.split('/')[1] as ErpType, type]);
  }

  /** The fields of a kind of ERP record, in their order. */
  of(connection: number, actor: ErpType): ErpField[] {
    const rows = this.byType.get(`${connection}/${actor}`) ?? [];
    return [...rows].sort((one, other) => one.rank - other.rank);
  }

  /** The fields of a connection that are mapped. */
  mapped(connection: number, actor: ErpType): ErpField[] {
    return this.of(connection, actor).filter(({ crmKey }) => crmKey !== '');
  }

  /** Whether another connection maps this field of SuperOffice towards it. */
  isMappedElsewhere(connection: number, crm: CrmType | 'Unknown', crmKey: string): boolean {
    if (crmKey === '') return false;
    return [...this.rows.values()].some(
      (row) =>
        row.connection !== connection &&
        row.crmKey === crmKey &&
        row.toCrm &&
        this.type(row.connection, row.actor)?.crm === crm,
    );
  }

  /** The field as forms show it. */
  metadata({ offered, rank, search, rule }: ErpField): Carrier {
    return metadataOf(offered, rank, search, rule.value);
  }

  snapshot(): unknown {
    return {
      fields: this.rows.size,
      mapped: [...this.rows.values()].filter(({ crmKey }) => crmKey !== '').length,
    };
  }
}

/** A field as forms show it. */
export function metadataOf(offered: OfferedField, rank: number, search: boolean, value: string): Carrier {
  return whole('FieldMetadata', {
    FieldKey: offered.key,
    Rank: rank,
    DisplayName: offered.name,
    FieldType: offered.type,
    ListName: offered.list ?? '',
    DefaultValue: value,
    MaxLength: offered.maxLength ?? 0,
    Access: offered.access,
    ShowInSearch: search,
  });
}
