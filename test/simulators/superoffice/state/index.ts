import { SUPEROFFICE_APP, SUPEROFFICE_USER } from '../../seed';
import { App } from './app';
import { Attachments } from './attachments';
import { BatchTasks } from './batchTasks';
import { OfficeClock } from './clock';
import { DocumentFiles } from './documentFiles';
import { Erp } from './erp';
import { ExtraTables } from './extraTables';
import type { InternalKey, KeyOutcome } from './erp';
import { ForeignKeys } from './foreignKeys';
import { Layouts } from './layouts';
import { ListDefinitions } from './listDefinitions';
import type { Part } from './part';
import { Quotes } from './quotes';
import { happeningOf } from './recordEvents';
import { Records } from './records/records';
import { Selections } from './selections';
import { OfficeSettings } from './settings';
import { SignIns } from './signIns';
import { Tenant } from './tenant';
import { Webhooks } from './webhooks';

export type { ErpConnection, InternalKey, KeyOutcome } from './erp';
export type { Happening, Webhook } from './webhooks';

/** How the state is seeded. */
export interface SuperOfficeSeed {
  user?: { username: string; password: string };
}

/** What an installation holds. Each kind of record is a part with a file of its own. */
export class SuperOfficeState {
  user = SUPEROFFICE_USER;
  private readonly parts: Record<string, Part> = {};

  readonly clock = this.part('clock', new OfficeClock());
  readonly tenant = this.part('tenant', new Tenant(SUPEROFFICE_APP.tenant, this.clock));
  readonly app = this.part('app', new App());
  readonly signIns = this.part('signIns', new SignIns(SUPEROFFICE_APP.tenant, this.clock));
  readonly batchTasks = this.part('batchTasks', new BatchTasks(() => this.clock.now()));
  readonly settings = this.part('settings', new OfficeSettings());
  readonly records: Records = this.part(
    'records',
    new Records(this.clock, {
      activeLinks: (type, id) => this.erp.activeLinks(type, id),
      hasQuote: (sale) => this.quotes.ofSale(sale) !== undefined,
    }),
  );
  readonly erp = this.part('erp', new Erp(() => this.clock.now(), this.records));
  readonly foreignKeys = this.part('foreignKeys', new ForeignKeys(this.clock));
  readonly quotes = this.part('quotes', new Quotes(this.clock));
  readonly selections = this.part('selections', new Selections(this.clock, this.records));
  readonly documentFiles = this.part('documentFiles', new DocumentFiles(this.clock));
  readonly attachments = this.part('attachments', new Attachments(this.records));
  readonly extraTables = this.part('extraTables', new ExtraTables(this.clock));
  readonly layouts = this.part('layouts', new Layouts());
  readonly lists = this.part('lists', new ListDefinitions());
  readonly webhooks = this.part('webhooks', new Webhooks(this.clock));

  constructor(private readonly seed: SuperOfficeSeed) {
    this.records.onChange((change) => {
      const happening = happeningOf(change);
      if (happening) this.webhooks.raise(happening);
    });
    this.reset();
  }

  /** A part that is reset with the state, and stands in its snapshot under this name. */
  private part<P extends Part>(name: string, part: P): P {
    this.parts[name] = part;
    return part;
  }

  /** Back to the seed. */
  reset(): void {
    this.user = { ...(this.seed.user ?? SUPEROFFICE_USER) };
    for (const part of Object.values(this.parts)) part.reset();
  }

  /** The internal keys of linked records. */
  get keys(): Map<number, InternalKey> {
    return this.erp.keys;
  }

  /** Calls that named no keys and so resynced everything: hardly ever what a user wants. */
  get fullResyncs(): Array<{ connection: number; at: string }> {
    return this.erp.fullResyncs;
  }

  /** Adds or replaces an internal key. */
  addKey(id: number, connection: number): InternalKey {
    return this.erp.addKey(id, connection);
  }

  /** Says what the connector makes of a key from now on. */
  setOutcome(id: number, outcome: KeyOutcome): void {
    this.erp.setOutcome(id, outcome);
  }

  /** The keys that were resynced. */
  resynced(): InternalKey[] {
    return this.erp.resynced();
  }

  /** The state as JSON, one member a part. */
  snapshot(): object {
    return Object.fromEntries(Object.entries(this.parts).map(([name, part]) => [name, part.snapshot()]));
  }
}
