import {
  EBIZ_CUSTOMER_COUNT,
  EBIZ_GATEWAY_CUSTOMER,
  EBIZ_KOMET_CUSTOMERS,
  ebizCustomerIds,
} from '../../seed';
import type { SoapRecord } from '../record';
import { MERCHANT_ID, OWN_SOFTWARE } from './seeds';
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

/** Numbers at the gateway of customers that are added follow this one. */
const TOKENS_AFTER = 7_500_000;

/** A refusal inside HTTP 200. */
export interface EbizRefusal {
  errorCode: number;
  error: string;
}

/** The customers of a merchant, which of them were marked and which are refused. */
export class Customers extends Store<EbizCustomer> {
  /** How often each customer was marked, by internal id. */
  readonly marks = new Map<string, number>();
  /** Internal ids of those that were made inactive. What that changes in answers is not documented. */
  readonly inactive = new Set<string>();
  private readonly refusals = new Map<string, EbizRefusal>();
  private tokens = 0;

  constructor(count: () => number | undefined) {
    super({
      internalId: 'CustomerInternalId',
      prefix: 'c0570001',
      key: ['CustomerId'],
      seed: () => [
        ...Array.from({ length: count() ?? EBIZ_CUSTOMER_COUNT }, (_, index) => seededCustomer(index + 1)),
        ...EBIZ_KOMET_CUSTOMERS.map(kometCustomer),
      ],
    });
  }

  override reset(): void {
    super.reset();
    this.marks.clear();
    this.refusals.clear();
    this.inactive.clear();
    this.tokens = 0;
  }

  /** Adds a customer, with a number of its own at the gateway unless it has one there. */
  override add(record: SoapRecord): EbizCustomer {
    this.tokens += 1;
    return super.add({ CustomerToken: String(TOKENS_AFTER + this.tokens), ...record });
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
    MerchantId: MERCHANT_ID,
    CustomerInternalId: customerInternalId,
    CustomerId: customerId,
    FirstName: 'Accounts',
    LastName: 'Payable',
    CompanyName: `Flower Shop ${number} & Sons`,
    Email: `ap${number}@flowershop.example`,
    CustomerToken: String(7_000_000 + number),
    SoftwareId: number % 2 === 0 ? OWN_SOFTWARE : 'Portal',
    DateTimeCreated: '2025-11-03T15:20:00Z',
    DateTimeModified: '2025-11-03T15:20:00Z',
  };
}

function kometCustomer(row: (typeof EBIZ_KOMET_CUSTOMERS)[number], index: number): EbizCustomer {
  const { customerId, customerInternalId, customerToken, companyName } = row;
  return {
    MerchantId: MERCHANT_ID,
    CustomerInternalId: customerInternalId,
    CustomerId: customerId,
    FirstName: 'Alex',
    LastName: 'Moreno',
    CompanyName: companyName,
    Phone: '305-555-0180',
    CellPhone: `305-555-020${index}`,
    Email: `ap@${customerId.toLowerCase()}.example`,
    BillingAddress: {
      FirstName: 'Alex',
      LastName: 'Moreno',
      Address1: `${index + 1} Bayshore Drive`,
      City: 'Miami',
      State: 'FL',
      ZipCode: '33133',
      Country: 'US',
      IsDefault: true,
      AddressId: String(index + 1),
    },
    CustomerToken: customerToken,
    CustomerNotes: 'Pays by card on Fridays',
    SoftwareId: OWN_SOFTWARE,
    CustomerCustomFields: [{ FieldName: 'Route', FieldCaption: 'Route', FieldValue: `R${index + 1}` }],
    DivisionId: 'FL',
    DateTimeCreated: '2025-12-01T09:00:00Z',
    DateTimeModified: '2026-01-15T16:30:00Z',
  };
}

/** A customer of the gateway that Connect does not have until it is imported. */
export const GATEWAY_CUSTOMER: SoapRecord = {
  MerchantId: MERCHANT_ID,
  CustomerId: EBIZ_GATEWAY_CUSTOMER.customerId,
  FirstName: 'Wendy',
  LastName: 'Walker',
  CompanyName: 'Walk-in 77',
  Email: 'wendy@walkin.example',
  CustomerToken: EBIZ_GATEWAY_CUSTOMER.customerToken,
};
