import { EBIZ_CUSTOMER_COUNT, EBIZ_SECURITY, ebizCustomerIds } from '../seed';

/** The three credentials of a merchant. */
export interface EbizSecurity {
  securityId: string;
  userId: string;
  password: string;
}

/** A customer as EBizCharge keeps it; undefined is an element that is left out. */
export interface EbizCustomer {
  MerchantId: string;
  CustomerInternalId: string;
  CustomerId: string;
  FirstName: string;
  LastName: string;
  CompanyName: string;
  Email: string;
  SoftwareId: string;
  /** UTC; undefined until the first mark. */
  CustomerLastSyncDateTime?: string;
}

/** A refusal told inside HTTP 200. */
export interface EbizRefusal {
  errorCode: number;
  error: string;
}

/** How the state is seeded. */
export interface EbizSeed {
  security?: EbizSecurity;
  customers?: number;
}

/** What a merchant holds. */
export class EbizState {
  security: EbizSecurity = EBIZ_SECURITY;
  /** By internal id, which is not case-sensitive. */
  customers = new Map<string, EbizCustomer>();
  /** How often each customer was marked, by internal id. */
  marks = new Map<string, number>();
  private refusals = new Map<string, EbizRefusal>();

  constructor(private readonly seed: EbizSeed) {
    this.reset();
  }

  /** Back to the seed. */
  reset(): void {
    this.security = { ...(this.seed.security ?? EBIZ_SECURITY) };
    this.customers.clear();
    this.marks.clear();
    this.refusals.clear();
    for (let number = 1; number <= (this.seed.customers ?? EBIZ_CUSTOMER_COUNT); number += 1) {
      const customer = newCustomer(number);
      this.customers.set(customer.CustomerInternalId, customer);
    }
  }

  /** The customer with this internal id. */
  byInternalId(id: string): EbizCustomer | undefined {
    return this.customers.get(id.trim().toLowerCase());
  }

  /** The customer with this id of the merchant's own. */
  byCustomerId(id: string): EbizCustomer | undefined {
    return [...this.customers.values()].find((customer) => customer.CustomerId === id);
  }

  /** From now on this customer is answered with an error inside HTTP 200. */
  refuse(internalId: string, refusal: EbizRefusal): void {
    this.refusals.set(internalId.toLowerCase(), refusal);
  }

  /** The refusal set for a customer, if there is one. */
  refusalOf(customer: EbizCustomer): EbizRefusal | undefined {
    return this.refusals.get(customer.CustomerInternalId);
  }

  /** Sets the time of the last synchronization to now. */
  mark(customer: EbizCustomer): void {
    customer.CustomerLastSyncDateTime = new Date().toISOString();
    const id = customer.CustomerInternalId;
    this.marks.set(id, (this.marks.get(id) ?? 0) + 1);
  }

  /** The customers that were marked. */
  synchronized(): EbizCustomer[] {
    return [...this.customers.values()].filter((customer) => customer.CustomerLastSyncDateTime !== undefined);
  }

  /** The state as JSON; customers that were never marked are only counted. */
  snapshot(): object {
    return {
      customers: this.customers.size,
      synchronized: this.synchronized(),
      marks: Object.fromEntries(this.marks),
      refusals: Object.fromEntries(this.refusals),
    };
  }
}

function newCustomer(number: number): EbizCustomer {
  const { customerId, customerInternalId } = ebizCustomerIds(number);
  return {
    MerchantId: '2290',
    CustomerInternalId: customerInternalId,
    CustomerId: customerId,
    FirstName: 'Accounts',
    LastName: 'Payable',
    CompanyName: `Flower Shop ${number} & Sons`,
    Email: `ap${number}@flowershop.example`,
    SoftwareId: number % 2 === 0 ? 'KometSales' : 'Portal',
  };
}
