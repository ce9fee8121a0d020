import { superOffice } from '../../../documented';
import { notFound, OfficeError } from '../reply';
import type { OfficeClock } from './clock';
import { DELIVERY, Deliveries } from './deliveries';
import type { DeliverySettings, Happening } from './deliveries';
import type { Part } from './part';
import type { OfficeUser } from './users';

export type { Delivered, DeliverySettings, Happening } from './deliveries';

export type WebhookState = 'Unknown' | 'Active' | 'Stopped' | 'TooManyErrors';

/** A webhook as the service keeps it: its carrier. */
export interface Webhook {
  WebhookId: number;
  Name: string | null;
  Events: string[];
  TargetUrl: string | null;
  Secret: string | null;
  State: WebhookState;
  Type: string;
  Headers: Record<string, string> | null;
  Properties: Record<string, unknown> | null;
  Registered: string;
  RegisteredAssociate: AssociateRow | null;
  Updated: string;
  UpdatedAssociate: AssociateRow | null;
  ErrorsEmail: string | null;
  ErrorEmails: string[];
  ErrorAssociates: unknown[];
  Description: string | null;
  NotifyVia: string;
  NotifyWhen: string;
  TotalCalls: number;
  TotalErrors: number;
  ConsecutiveErrors: number;
  LastError: string | null;
}

/** A user, as records name one. */
interface AssociateRow {
  AssociateId: number;
  [member: string]: unknown;
}

/** What a list of webhooks is narrowed by. */
export interface WebhookFilter {
  name?: string | null;
  event?: string | null;
  state?: string | null;
}

/** What the address answered to a test event. */
export interface TestResult {
  Success: boolean;
  Message: string;
  TableRight: null;
  FieldProperties: object;
}

const NO_DATE = '0001-01-01T00:00:00';

/** What counts the calls and the past of a webhook: a save does not change it. */
const KEPT = [
  'WebhookId',
  'Registered',
  'RegisteredAssociate',
  'TotalCalls',
  'TotalErrors',
  'ConsecutiveErrors',
  'LastError',
] as const;

/** The verb of the event when a webhook enters a state. */
const STATE_VERBS: Partial<Record<WebhookState, string>> = {
  Active: 'started',
  Stopped: 'stopped',
  TooManyErrors: 'errors',
};

/** The page on state events numbers the states in another way than the API. */
const STATE_NUMBERS: Partial<Record<WebhookState, number>> = { Active: 0, Stopped: 1, TooManyErrors: 2 };

/**
 * The webhooks of an installation. Events of records come in through `raise`; each webhook that subscribes to one is
 * called. https://docs.superoffice.com/en/automation/webhook/
 */
export class Webhooks implements Part {
  readonly settings: DeliverySettings = { ...DELIVERY };
  /** The mails that SuperOffice has sent because a webhook was stopped. */
  readonly alerts: Array<{ to: string; webhookId: number; error: string }> = [];
  private rows = new Map<number, Webhook>();
  private latestId = 0;
  /** The installation that each webhook is of, as events name it. */
  private readonly contexts = new WeakMap<Webhook, string>();
  private deliveries = new Deliveries(this, this.settings);

  constructor(private readonly clock: OfficeClock) {}

  /** The time in SuperOffice. */
  now(): string {
    return this.clock.now().toISOString();
  }

  /** Back to no webhooks. What is under way is dropped. */
  reset(): void {
    this.deliveries.stop();
    this.deliveries = new Deliveries(this, this.settings);
    Object.assign(this.settings, DELIVERY);
    this.alerts.length = 0;
    this.rows = new Map();
    this.latestId = 0;
  }

  snapshot(): object {
    const rows = this.all().map(({ Secret, ...row }) => ({ ...row, hasSecret: Boolean(Secret) }));
    return { webhooks: rows, delivered: this.delivered, alerts: this.alerts };
  }

  all(): Webhook[] {
    return [...this.rows.values()];
  }

  /** Every attempt so far, in the order in which they ended. */
  get delivered() {
    return this.deliveries.log;
  }

  /** Ends when no event is under way any more. */
  async settled(): Promise<void> {
    await this.deliveries.settled();
  }

  /** The carrier of a webhook that does not exist yet. */
  blank(): Webhook {
    return {
      WebhookId: 0,
      Name: null,
      Events: ['contact.created', 'contact.deleted'],
      TargetUrl: null,
      Secret: null,
      State: 'Active',
      Type: 'webhook',
      Headers: null,
      Properties: null,
      Registered: NO_DATE,
      RegisteredAssociate: null,
      Updated: NO_DATE,
      UpdatedAssociate: null,
      ErrorsEmail: null,
      ErrorEmails: [],
      ErrorAssociates: [],
      Description: null,
      NotifyVia: 'None',
      NotifyWhen: 'None',
      TotalCalls: 0,
      TotalErrors: 0,
      ConsecutiveErrors: 0,
      LastError: null,
    };
  }

  /** Names are found by a part of them; `Unknown` is no state to look for. */
  list({ name, event, state }: WebhookFilter = {}): Webhook[] {
    return this.all().filter(
      (row) =>
        (!name || (row.Name ?? '').toLowerCase().includes(name.toLowerCase())) &&
        (!event || subscribesTo(row, event)) &&
        (!state || state === 'Unknown' || row.State === state),
    );
  }

  find(id: number): Webhook | undefined {
    return this.rows.get(id);
  }

  /** Throws `OfficeError` 404. */
  get(id: number): Webhook {
    const row = this.rows.get(id);
    if (!row) throw notFound('Webhook', id);
    return row;
  }

  remove(id: number): void {
    this.rows.delete(id);
  }

  /**
   * Creates or replaces a webhook, after its address has answered a test event with 200.
   * Throws `OfficeError` where it has not, or where a member is missing.
   */
  async save(sent: Partial<Webhook>, by: OfficeUser): Promise<Webhook> {
    const old = sent.WebhookId ? this.get(sent.WebhookId) : undefined;
    const row = this.row(sent, old, by);
    if (!row.TargetUrl) throw new OfficeError(400, 'TargetUrl is missing');
    if (row.Events.length === 0) throw new OfficeError(400, 'Events is empty');
    const { Success, Message } = await this.test(row, by);
    if (!Success) throw new OfficeError(400, `The target URL did not answer 200 OK: ${Message}`);
    // The first save of the two counts if there are several at the same moment.
    if (!row.WebhookId) row.WebhookId = this.latestId += 1;
    this.rows.set(row.WebhookId, row);
    if (row.State === 'Active') row.ConsecutiveErrors = 0;
    if (old && old.State !== row.State) this.announce(row);
    return row;
  }

  /** `Default` onsite, the tenant online. */
  contextOf(row: Webhook): string {
    return this.contexts.get(row) ?? 'Default';
  }

  private row(sent: Partial<Webhook>, old: Webhook | undefined, by: OfficeUser): Webhook {
    const now = this.now();
    const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
    const row = { ...this.blank(), Events: [], ...given } as Webhook;
    const kept = old ?? { ...this.blank(), Registered: now, RegisteredAssociate: associate(by) };
    for (const name of KEPT) Object.assign(row, { [name]: kept[name] });
    const saved = {
      ...row,
      Events: [...new Set(row.Events ?? [])],
      Updated: now,
      UpdatedAssociate: associate(by),
    };
    this.contexts.set(saved, by.context);
    return saved;
  }

  /** Sends a test event. Scripts inside SuperOffice have no address. */
  async test(row: Webhook, by: OfficeUser): Promise<TestResult> {
    const { ok, message } = row.Type === 'webhook' ? await this.deliveries.test(row, by) : OK;
    return { Success: ok, Message: message, TableRight: null, FieldProperties: {} };
  }

  /** Something has happened: every active webhook that subscribes to the event is called, but no script. Throws for an undocumented one. */
  raise(happening: Happening): void {
    assertDocumented(happening);
    for (const row of this.all())
      if (row.State === 'Active' && row.Type === 'webhook' && subscribesTo(row, happening.event))
        this.deliveries.deliver(row.WebhookId, happening);
  }

  /** What became of a call; nine failures in a row, or a 410, stop the webhook. */
  count(id: number, status: number | undefined, message: string): void {
    const row = this.rows.get(id);
    if (!row) return;
    row.TotalCalls += 1;
    if (status === 200) {
      row.ConsecutiveErrors = 0;
      return;
    }
    row.TotalErrors += 1;
    row.ConsecutiveErrors += 1;
    row.LastError = message;
    if (status === 410 || row.ConsecutiveErrors >= this.settings.mostErrors) this.stop(row);
  }

  private stop(row: Webhook): void {
    if (row.State !== 'Active') return;
    row.State = 'TooManyErrors';
    // The older member and the one that supersedes it.
    for (const to of new Set([row.ErrorsEmail, ...(row.ErrorEmails ?? [])]))
      if (to) this.alerts.push({ to, webhookId: row.WebhookId, error: row.LastError ?? '' });
    this.announce(row);
  }

  /** Notifies those that watch this webhook. The header has its number, the body does not. */
  private announce(row: Webhook): void {
    const verb = STATE_VERBS[row.State];
    if (verb === undefined) return;
    this.raise({
      event: `webhook${row.WebhookId}.${verb}`,
      named: `webhook.${verb}`,
      primaryKey: row.WebhookId,
      changedBy: 0,
      fieldValues: {
        events: row.Events.length,
        registered: row.Registered,
        registered_associate_id: row.RegisteredAssociate?.AssociateId ?? 0,
        state: STATE_NUMBERS[row.State],
        updated: row.Updated,
        updated_associate_id: row.UpdatedAssociate?.AssociateId ?? 0,
      },
    });
  }
}

const OK = { ok: true, message: '200 OK' };

const subscribesTo = ({ Events }: Webhook, event: string): boolean =>
  Events.some((each) => each.toLowerCase() === event.toLowerCase());

const associate = ({ associateId, associate: name, fullName, personId }: OfficeUser): AssociateRow => ({
  AssociateId: associateId,
  Name: name,
  PersonId: personId,
  Rank: 0,
  Tooltip: '',
  Type: 'EmployeeAssociate',
  GroupIdx: 1,
  FullName: fullName,
  FormalName: fullName,
  Deleted: false,
  EjUserId: 0,
  UserName: name,
});

/** Throws if the page of the event's entity does not have it, or a value of it. Lists, extra tables and signals have no page of their own. */
function assertDocumented({ event, fieldValues = {} }: Happening): void {
  const { events, fieldValuesByEntity } = superOffice().webhooks;
  if (!/^.+\..+$/.test(event)) throw new Error(`An event is named entity.verb, and not ${event}`);
  const entity = event.slice(0, event.lastIndexOf('.'));
  const columns = fieldValuesByEntity[entity];
  if (columns === undefined) return;
  if (!events.some((each) => each.event === event)) throw new Error(`There is no documented event ${event}`);
  const strange = Object.keys(fieldValues).filter((name) => !columns.includes(name));
  if (strange.length > 0) throw new Error(`${event} documents no value ${strange.join(', ')}`);
}
