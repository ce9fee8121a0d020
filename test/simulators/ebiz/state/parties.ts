import type { SoapRecord } from '../record';
import { MERCHANT_ID, OWN_SOFTWARE, seededId } from './seeds';
import { Store } from './store';

const TERMS: Array<
  [id: string, name: string, due: number, percent: string, within: number, inactive: boolean]
> = [
  ['COD', 'Cash on delivery', 0, '0', 0, false],
  ['NET15', 'Net 15 days', 15, '0', 0, false],
  ['NET30', 'Net 30 days', 30, '0', 0, false],
  ['2-10-30', '2% 10, net 30', 30, '2.00', 10, false],
  ['NET90', 'Net 90 days', 90, '0', 0, true],
];

/** The payment terms that documents name. */
export class TermsOfPayment extends Store {
  constructor() {
    super({
      internalId: 'TermsInternalId',
      prefix: '7e840001',
      key: ['TermsId'],
      seed: () =>
        TERMS.map(([id, name, due, percent, within, inactive], index) => ({
          TermsInternalId: seededId('7e840000', index + 1),
          TermsId: id,
          TermsName: name,
          TermsDescription: `${name}, from the date of the invoice`,
          NetDueInDays: due,
          DiscountPercentage: percent,
          DiscountIfPaidWithinDays: within,
          IsInactive: inactive,
        })),
    });
  }
}

const SALES_REPS: Array<[id: string, first: string, last: string]> = [
  ['801', 'Dana', 'Whitfield'],
  ['802', 'Luis', 'Ortega'],
  ['803', 'Mei', 'Tan'],
];

/** The sales representatives: those of the Komet Sales simulator, under their ids there. */
export class SalesReps extends Store {
  constructor() {
    super({
      internalId: 'SalesRepInternalId',
      prefix: '5a1e0001',
      key: ['SalesRepId'],
      seed: () =>
        SALES_REPS.map(([id, first, last], index) => ({
          SalesRepInternalId: seededId('5a1e0000', index + 1),
          SalesRepId: id,
          SalesRepType: 'Employee',
          FirstName: first,
          LastName: last,
          Email: `${first.toLowerCase()}@bloomstem.example`,
          Address: {
            Address1: '8500 NW 25th Street',
            City: 'Miami',
            State: 'FL',
            ZipCode: '33122',
            Country: 'US',
            IsDefault: true,
          },
          IsInactive: id === '803',
        })),
    });
  }
}

/** The branches of customers. */
export class SubCustomers extends Store {
  constructor(customerIds: (number: number) => { customerId: string; customerInternalId: string }) {
    super({
      internalId: 'SubCustomerInternalId',
      prefix: '50bc0001',
      key: ['CustomerId', 'SubCustomerId'],
      seed: () => ['001', '002'].map((id, index) => branch(customerIds(1), id, index + 1)),
    });
  }
}

function branch(
  parent: { customerId: string; customerInternalId: string },
  id: string,
  number: number,
): SoapRecord {
  return {
    MerchantId: MERCHANT_ID,
    CustomerInternalId: parent.customerInternalId,
    CustomerId: parent.customerId,
    SubCustomerId: id,
    SubCustomerInternalId: seededId('50bc0000', number),
    BillingAddress: {
      Address1: `${number} Market Square`,
      City: 'Tampa',
      State: 'FL',
      ZipCode: '33602',
      Country: 'US',
      IsDefault: true,
    },
    CompanyName: `Flower Shop 1 & Sons, branch ${number}`,
    Phone: '813-555-0100',
    Email: `branch${number}@flowershop.example`,
    SubCustomerNotes: 'Deliver before 8',
    SoftwareId: OWN_SOFTWARE,
  };
}
