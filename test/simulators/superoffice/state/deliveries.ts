import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { OfficeUser } from './users';
import type { Webhook, Webhooks } from './webhooks';

/** How events are delivered. */
export interface DeliverySettings {
  /** Multiplies the waits; 0 makes them nothing, 1 is as slow as the page says. */
  timeFactor: number;
  /** Whether an event that failed three times is tried again at the end of the queue: the page says both. */
  requeues: boolean;
  /** So many failures in a row stop a webhook. */
  mostErrors: number;
  /** Whether an address has to be HTTPS, as it has to be online. */
  requireHttps: boolean;
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
}

/** As the page says, without the waits. */
export const DELIVERY: DeliverySettings = {
  timeFactor: 0,
  requeues: true,
  mostErrors: 9,
  requireHttps: false,
  timeoutMs: 30_000,
};

/** The waits before the second and the third attempt. */
const WAITS_MS = [1_000, 4_000];
/** How long the end of the queue is away is not documented. */
const QUEUE_MS = 10_000;

/** Something that happened to a record. */
export interface Happening {
  /** `contact.changed`. */
  event: string;
  /** The event's name in the body, where it differs. */
  named?: string;
  primaryKey: number;
  /** Columns of the database. */
  changes?: string[];
  changedBy?: number;
  fieldValues?: Record<string, unknown>;
  /** IDs of a deleted record. */
  values?: Record<string, number>;
  /** What a signal adds. */
  data?: Record<string, unknown>;
  /** When it happened; now if left out. */
  at?: string;
}

/** One attempt. */
export interface Delivered {
  webhookId: number;
  event: string;
  eventId: string;
  /** The number of the repeat; 0 for the first attempt. */
  retry: number;
  /** Undefined if there was no answer. */
  status: number | undefined;
}

interface Outcome {
  ok: boolean;
  status: number | undefined;
  message: string;
}

/** Calls the addresses of webhooks. */
export class Deliveries {
  readonly log: Delivered[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly webhooks: Webhooks,
    private readonly settings: DeliverySettings,
  ) {}

  /** Drops what is under way. */
  stop(): void {
    this.stopped.abort();
  }

  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Calls one webhook: at once, and again after each failure. Nobody waits for it. */
  deliver(webhookId: number, happening: Happening): void {
    const done = this.cycles(webhookId, happening)
      .catch((error: unknown) => {
        if (!this.stopped.signal.aborted) throw error;
      })
      .finally(() => this.underWay.delete(done));
    this.underWay.add(done);
  }

  /** Sends the event of a registration. */
  async test(row: Webhook, by: OfficeUser): Promise<Outcome> {
    const happening = { event: 'test', primaryKey: 0, changedBy: by.associateId };
    return await this.post(row, happening, randomUUID(), 0, { 'x-hook-test': 'true' });
  }

  private async cycles(webhookId: number, happening: Happening): Promise<void> {
    const at = happening.at ?? this.webhooks.now();
    do {
      if (await this.cycle(webhookId, { ...happening, at })) return;
      await this.wait(QUEUE_MS);
    } while (this.settings.requeues);
  }

  /** Three attempts with one event ID. Out: whether the event is done with. */
  private async cycle(webhookId: number, happening: Happening): Promise<boolean> {
    const eventId = randomUUID();
    for (const [retry, wait] of [0, ...WAITS_MS].entries()) {
      await this.wait(wait);
      const row = this.webhooks.find(webhookId);
      if (row?.State !== 'Active') return true;
      const { ok, status, message } = await this.post(row, happening, eventId, retry);
      this.log.push({ webhookId, event: happening.event, eventId, retry, status });
      this.webhooks.count(webhookId, status, message);
      if (ok) return true;
    }
    return false;
  }

  private async post(
    row: Webhook,
    happening: Happening,
    eventId: string,
    retry: number,
    more: Record<string, string> = {},
  ): Promise<Outcome> {
    const body = JSON.stringify(this.payload(row, happening, eventId));
    const headers = {
      ...row.Headers,
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'NetServer-Webhook/12.2.1000.1',
      'x-superoffice-event': happening.event,
      'x-superoffice-eventid': eventId,
      ...(retry > 0 ? { 'x-superoffice-retry': String(retry) } : {}),
      ...(row.Secret ? { 'x-superoffice-signature': signature(row.Secret, body) } : {}),
      ...more,
      // An event comes by itself, not on a connection that an earlier one has left.
      connection: 'close',
    };
    const url = row.TargetUrl ?? '';
    if (this.settings.requireHttps && !url.startsWith('https:'))
      return { ok: false, status: undefined, message: 'The target URL must be HTTPS' };
    try {
      const signal = AbortSignal.any([this.stopped.signal, AbortSignal.timeout(this.settings.timeoutMs)]);
      const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
      const text = await response.text();
      const message = `${response.status} ${response.statusText} ${text}`.trim();
      return { ok: response.status === 200, status: response.status, message };
    } catch (error) {
      return { ok: false, status: undefined, message: (error as Error).message };
    }
  }

  private payload(row: Webhook, happening: Happening, eventId: string): object {
    const { event, named, primaryKey, changes = [], changedBy = 0, fieldValues, values, data } = happening;
    const isAboutWebhook = named !== undefined;
    return {
      EventId: eventId,
      Timestamp: happening.at ?? this.webhooks.now(),
      Changes: changes,
      Event: named ?? event,
      PrimaryKey: primaryKey,
      // The page on state events shows none.
      ...(isAboutWebhook ? {} : { Entity: entityOf(event) }),
      ContextIdentifier: this.webhooks.contextOf(row),
      ChangedByAssociateId: changedBy,
      WebhookName: row.Name,
      ...(values ? { Values: values } : {}),
      ...(fieldValues ? { FieldValues: fieldValues } : {}),
      ...data,
      ...row.Properties,
    };
  }

  private async wait(ms: number): Promise<void> {
    await setTimeout(ms * this.settings.timeFactor, undefined, { signal: this.stopped.signal });
  }
}

/** `list.category.changed` is about `list.category`; `test` about `test`. */
const entityOf = (event: string): string =>
  event.includes('.') ? event.slice(0, event.lastIndexOf('.')) : event;

/** Base64 of the HMAC-SHA256 over the body. https://docs.superoffice.com/en/automation/webhook/dev/security.html */
export const signature = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(body, 'utf8').digest('base64');
