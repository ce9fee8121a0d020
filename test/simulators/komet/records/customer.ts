import { KOMET_CUSTOMERS, kometCustomers } from '../../seed';
import type { Clock } from '../clock';
import type { Kind } from '../table';

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
  /** Everything that only customer.details.get shows, and what no list shows. */
  details?: Record<string, string>;
  /** Additional charges by code. */
  charges?: Record<string, { amountValue?: string; amountType?: string }>;
}

/** Customer types by the ids that only Komet Sales itself hands out. */
export const KOMET_CUSTOMER_TYPES: Record<string, string> = {
  '1': 'Wholesaler',
  '2': 'Retailer',
  '3': 'Supermarket',
};

/** Customers: the named dozen, or as many generated ones as a test wants. */
export function customerKind(count: () => number | undefined): Kind<KometCustomer> {
  return {
    name: 'customer',
    firstId: 90_000,
    seed: () => {
      const wanted = count();
      return wanted === undefined ? KOMET_CUSTOMERS : kometCustomers(wanted);
    },
    fresh: newCustomer,
  };
}

function newCustomer(id: string, clock: Clock): KometCustomer {
  return {
    id,
    name: '',
    code: '',
    active: true,
    salesPerson: 'Dana Whitfield',
    salesPersonId: 801,
    customerType: 'Wholesaler',
    updatedOn: clock.moment(),
    accountingCode: '',
    locationIds: [13],
  };
}

/** A ship-to address of a customer. */
export interface KometShipTo {
  id: string;
  customerId: string;
  shipToCode: string;
  name: string;
  address: string;
  city: string;
  state: string;
  zipcode: string;
  country: string;
  phone: string;
  fax: string;
  carrierId?: string;
  carrierAccount: string;
  salesPersonCodeForFlowers: string;
  salesPersonCodeForPlants: string;
  updatedOn: string;
}

/** Ship-tos: two of the first customer, one of the second. */
export const SHIP_TOS: Kind<KometShipTo> = {
  name: 'ship-to',
  firstId: 20_130,
  seed: () => [
    { ...newShipTo('20101'), customerId: '23423', name: 'Store Miami', city: 'Miami', carrierId: '4610' },
    { ...newShipTo('20102'), customerId: '23423', name: 'Store Tampa', city: 'Tampa' },
    { ...newShipTo('20103'), customerId: '23430', name: 'Rosewood Dock', city: 'Doral' },
  ],
  fresh: (id, clock) => ({ ...newShipTo(id), updatedOn: clock.moment() }),
};

function newShipTo(id: string): KometShipTo {
  return {
    id,
    customerId: '',
    shipToCode: `ST${id}`,
    name: '',
    address: '',
    city: '',
    state: 'FL',
    zipcode: '',
    country: 'United States',
    phone: '',
    fax: '',
    carrierAccount: '',
    salesPersonCodeForFlowers: '',
    salesPersonCodeForPlants: '',
    updatedOn: '2026-02-10T12:00:00',
  };
}
