import { KOMET_CHARGE_IDS, KOMET_CREDITS, KOMET_CUSTOMERS, kometCustomers } from '../seed';

/** A customer as Komet Sales keeps it. */
export interface KometCustomer {
  id: string;
  name: string;
  code: string;
  active: boolean;
  salesPerson: string;
  salesPersonId: number;
  customerType: string;
  /** GMT, `YYYY-MM-DDThh:mm:ss`. */
  updatedOn: string;
  accountingCode: string;
  locationIds: number[];
}

/** A customer credit. */
export interface KometCredit {
  id: string;
  status: 'open' | 'cancelled' | 'synchronized';
  /** How often it was marked; more than once means that somebody sent it twice. */
  marks: number;
}

/** A customer that pays another amount. */
export interface KometException {
  customerId: string;
  active: boolean;
  amountValue: string;
  amountType: number;
}

/** An automatic additional charge. Amounts are kept as they were written. */
export interface KometCharge {
  id: string;
  additionalChargeId: string;
  companyLocationId?: string;
  amountValue: string;
  active: boolean;
  capPerDay: string;
  minCapPerDay: string;
  amountType: number;
  orderType: number;
  carrierIds: string[];
  excludedCustomerIds: string[];
  exceptionCustomers: KometException[];
  /** How often it was updated. */
  updates: number;
}

/** How the state is seeded. */
export interface KometSeed {
  /** So many generated customers in place of the named dozen. */
  customers?: number;
  /** False for a single-location company, where companyLocationId is optional. True if left out. */
  multiLocation?: boolean;
  /** Tokens and the methods ticked for each ("GET customer.list" or just "customer.list"); "*" for all. */
  tokens: Record<string, string[]>;
}

/** What a Komet Sales company holds. */
export class KometState {
  customers: KometCustomer[] = [];
  credits = new Map<string, KometCredit>();
  charges = new Map<string, KometCharge>();
  account = { multiLocation: true };
  tokens: Record<string, string[]> = {};

  constructor(private readonly seed: KometSeed) {
    this.reset();
  }

  /** Back to the seed. */
  reset(): void {
    const { customers, multiLocation = true, tokens } = this.seed;
    this.customers = customers === undefined ? structuredClone(KOMET_CUSTOMERS) : kometCustomers(customers);
    this.account = { multiLocation };
    this.tokens = structuredClone(tokens);
    this.credits.clear();
    for (let id = KOMET_CREDITS.from; id <= KOMET_CREDITS.to; id += 1)
      this.addCredit(id, String(id).endsWith(KOMET_CREDITS.cancelledEnding) ? 'cancelled' : 'open');
    this.charges.clear();
    for (const id of KOMET_CHARGE_IDS) this.charges.set(String(id), newCharge(id));
  }

  /** Adds or replaces a credit. Ids beyond 2^53 are given as text or bigint. */
  addCredit(id: string | number | bigint, status: KometCredit['status'] = 'open'): KometCredit {
    const credit: KometCredit = { id: String(id), status, marks: 0 };
    this.credits.set(credit.id, credit);
    return credit;
  }

  /** The ids of the credits that are synchronized now. */
  synchronized(): string[] {
    return [...this.credits.values()]
      .filter((credit) => credit.status === 'synchronized')
      .map(({ id }) => id);
  }

  /** The state as JSON; open credits are only counted. */
  snapshot(): object {
    const credits = [...this.credits.values()];
    return {
      account: this.account,
      customers: this.customers,
      credits: {
        open: credits.filter((credit) => credit.status === 'open').length,
        cancelled: credits.filter((credit) => credit.status === 'cancelled').map(({ id }) => id),
        synchronized: this.synchronized(),
        markedTwice: credits.filter((credit) => credit.marks > 1).map(({ id }) => id),
      },
      charges: Object.fromEntries(this.charges),
    };
  }
}

function newCharge(id: number): KometCharge {
  return {
    id: String(id),
    additionalChargeId: '55',
    companyLocationId: '13',
    amountValue: '4.50',
    active: true,
    capPerDay: '25',
    minCapPerDay: '0',
    amountType: 0,
    orderType: 0,
    carrierIds: ['4610'],
    excludedCustomerIds: [],
    exceptionCustomers: [],
    updates: 0,
  };
}
