import { EBIZ_CUSTOMER_COUNT, ebizCustomerIds } from '../../seed';
import type { SoapRecord } from '../record';
import { Store } from './store';

/** A customer as EBizCharge keeps it; undefined is an element that is left out. */
export interface EbizCustomer extends SoapRecord {
  MerchantId: string;
  CustomerInternalId: string;
  CustomerId: string;
  /** The number at the gateway. */
  CustomerToken: string;
  /** UTC; undefined until the first mark. */
  CustomerLastSyncDateTime?: string;
}

/** A refusal told inside HTTP 200. */
export interface EbizRefusal {
  errorCode: number;
  error: string;
}

/** The customers of a merchant, which of them were marked and which are refused. */
export class Customers extends Store<EbizCustomer> {
  /** How often each customer was marked, by internal id. */
  readonly marks = new Map<string, number>();
  private readonly refusals = new Map<string, EbizRefusal>();

  constructor(count: () => number | undefined) {
    super({
      internalId: 'CustomerInternalId',
      prefix: 'c0570001',
      key: ['CustomerId'],
      seed: () =>
        Array.from({ length: count() ?? EBIZ_CUSTOMER_COUNT }, (_, index) => seededCustomer(index + 1)),
    });
  }

  override reset(): void {
    super.reset();
    this.marks.clear();
    this.refusals.clear();
  }

  /** The customer with this number at the gateway. */
  byToken(token: string): EbizCustomer | undefined {
    return this.all().find((customer) => customer.CustomerToken === token);
  }

  /** From now on this customer is answered with an error inside HTTP 200. */
  refuse(internalId: string, refusal: EbizRefusal): void {
    this.refusals.set(internalId.toLowerCase(), refusal);
  }

  /** The refusal set for a customer, if there is one. */
  refusalOf(customer: EbizCustomer): EbizRefusal | undefined {
    return this.refusals.get(customer.CustomerInternalId.toLowerCase());
  }

  /** Sets the time of the last synchronization. */
  mark(customer: EbizCustomer, moment: string): void {
    customer.CustomerLastSyncDateTime = moment;
    const id = customer.CustomerInternalId;
    this.marks.set(id, (this.marks.get(id) ?? 0) + 1);
  }

  /** The customers that were marked. */
  synchronized(): EbizCustomer[] {
    return this.filter((customer) => customer.CustomerLastSyncDateTime !== undefined);
  }

  /** What the snapshot of the state says of them; those that were never marked are only counted. */
  summary(): object {
    return {
      customers: this.size,
      synchronized: this.synchronized(),
      marks: Object.fromEntries(this.marks),
      refusals: Object.fromEntries(this.refusals),
    };
  }
}

function seededCustomer(number: number): EbizCustomer {
  const { customerId, customerInternalId } = ebizCustomerIds(number);
  return {
    MerchantId: '2290',
    CustomerInternalId: customerInternalId,
    CustomerId: customerId,
    FirstName: 'Accounts',
    LastName: 'Payable',
    CompanyName: `Flower Shop ${number} & Sons`,
    Email: `ap${number}@flowershop.example`,
    CustomerToken: String(7_000_000 + number),
    SoftwareId: number % 2 === 0 ? 'KometSales' : 'Portal',
  };
}
