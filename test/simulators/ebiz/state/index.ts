import { EBIZ_SECURITY, ebizCustomerIds } from '../../seed';
import { EbizClock } from '../money/clock';
import { Forms } from '../money/forms';
import { Gateway } from '../money/gateway';
import { Ledger } from '../money/ledger';
import { Schedules } from '../money/schedules';
import type { GatewaySettings } from '../money/settings';
import { Surcharges } from '../money/surcharges';
import { Wallet } from '../money/wallet';
import { Customers } from './customers';
import type { EbizCustomer, EbizRefusal } from './customers';
import { ApplicationTransactions, Attachments } from './documents';
import { Invoices } from './invoices';
import { Items } from './items';
import { Merchant } from './merchant';
import { SalesReps, SubCustomers, TermsOfPayment } from './parties';
import { SalesOrders } from './salesOrders';
import { EmailTemplates, Mails, ReceiptTemplates } from './templates';

export type { EbizCustomer, EbizRefusal } from './customers';

/** The three credentials of a merchant. */
export interface EbizSecurity {
  securityId: string;
  userId: string;
  password: string;
}

/** How the state is seeded. */
export interface EbizSeed {
  security?: EbizSecurity;
  customers?: number;
  /** How the gateway behaves; without delays and without its duplicate check if left out. */
  gateway?: Partial<GatewaySettings>;
}

/** A part of the state: records of one kind. */
interface Part {
  reset(): void;
  snapshot(): unknown;
}

/** What a merchant holds. */
export class EbizState {
  security: EbizSecurity = EBIZ_SECURITY;
  private readonly parts: Record<string, Part> = {};

  readonly clock = this.part('clock', new EbizClock());
  readonly gateway = this.part('gateway', new Gateway(this.clock, () => this.seed.gateway));
  readonly wallet = this.part('wallet', new Wallet(() => this.clock.now()));
  readonly ledger = this.part('ledger', new Ledger(this.clock));
  readonly forms = this.part('forms', new Forms(this.clock));
  readonly schedules = this.part('schedules', new Schedules(() => this.clock.now()));
  readonly surcharges = this.part('surcharges', new Surcharges());
  readonly customers = this.part('customers', new Customers(() => this.seed.customers));
  readonly subCustomers = this.part('subCustomers', new SubCustomers(ebizCustomerIds));
  readonly items = this.part('items', new Items());
  readonly invoices = this.part('invoices', new Invoices(() => new Date(this.now())));
  readonly salesOrders = this.part('salesOrders', new SalesOrders(() => new Date(this.now())));
  readonly terms = this.part('terms', new TermsOfPayment());
  readonly salesReps = this.part('salesReps', new SalesReps());
  readonly merchant = this.part('merchant', new Merchant());
  readonly emailTemplates = this.part('emailTemplates', new EmailTemplates());
  readonly receiptTemplates = this.part('receiptTemplates', new ReceiptTemplates());
  readonly attachments = this.part('attachments', new Attachments());
  readonly applicationTransactions = this.part('applicationTransactions', new ApplicationTransactions());
  /** The e-mails that were sent. */
  readonly mails = this.part('mails', new Mails());

  constructor(private readonly seed: EbizSeed) {
    this.reset();
  }

  /** A part that is reset with the state, and stands in its snapshot under this name. */
  private part<P extends Part>(name: string, part: P): P {
    this.parts[name] = part;
    return part;
  }

  /** The time that new and changed records carry, UTC. */
  now(): string {
    return this.clock.now().toISOString();
  }

  /** Back to the seed. */
  reset(): void {
    this.security = { ...(this.seed.security ?? EBIZ_SECURITY) };
    for (const part of Object.values(this.parts)) part.reset();
  }

  /** The customer with this internal id. */
  byInternalId(id: string): EbizCustomer | undefined {
    return this.customers.get(id);
  }

  /** The customer with this id of the merchant's own. */
  byCustomerId(id: string): EbizCustomer | undefined {
    return this.customers.byKey(id);
  }

  /** From now on this customer is answered with an error inside HTTP 200. */
  refuse(internalId: string, refusal: EbizRefusal): void {
    this.customers.refuse(internalId, refusal);
  }

  /** How often each customer was marked, by internal id. */
  get marks(): Map<string, number> {
    return this.customers.marks;
  }

  /** The customers that were marked. */
  synchronized(): EbizCustomer[] {
    return this.customers.synchronized();
  }

  /** The state as JSON; customers that were never marked are only counted. */
  snapshot(): object {
    const parts = Object.entries(this.parts).map(([name, part]) => [name, part.snapshot()]);
    return { ...(Object.fromEntries(parts) as object), ...this.customers.summary() };
  }
}
