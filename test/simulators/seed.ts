import type { KometCustomer } from './komet/records/customer';

/** The day on which the seeded records are up to date: tests use it as today. */
export const KOMET_TODAY = '2026-03-31';

/** Reaches every method. Easy to find in logs and errors; 50 characters is the documented maximum. */
export const KOMET_TOKEN = 'komet-secret-token-8f3a1c77b2d940e6';

/** What an administrator typed in for the calls that Komet Sales makes. */
export const KOMET_WEBHOOK_TOKEN = 'komet-secret-webhook-token-2d84c1f09b';

/** Reaches customer.list only: the administrator did not tick the rest. */
export const KOMET_LIMITED_TOKEN = 'komet-secret-token-customer-list-only-41d7';

/** Credits that exist: every one whose id has this ending is cancelled, 451181 of the vendor's sample among them. */
export const KOMET_CREDITS = { from: 450_001, to: 451_200, cancelledEnding: '81' };

/** A credit that does not exist, from the vendor's sample. */
export const KOMET_UNKNOWN_CREDIT = 47_873_233;

/** Automatic additional charges that exist; 320 is the one of the vendor's sample. */
export const KOMET_CHARGE_IDS = [320, 321, 322, 323, 324, 325];

const SALES_PEOPLE = [
  { salesPerson: 'Dana Whitfield', salesPersonId: 801 },
  { salesPerson: 'Luis Ortega', salesPersonId: 802 },
  { salesPerson: 'Mei Tan', salesPersonId: 803 },
];

const NAMED: Array<[name: string, code: string, type: string, active: boolean, updatedOn: string]> = [
  ['Wholesale Petals', 'WPETAL', 'Wholesaler', true, '2026-02-27T14:05:11'],
  ['Rosewood Floral Supply', 'ROSEWD', 'Wholesaler', true, '2026-03-02T09:30:00'],
  ['Blooming Lane Florist', 'BLOOML', 'Retailer', true, '2026-03-05T16:44:52'],
  ['Green Stem Distributors', 'GRNSTM', 'Wholesaler', true, '2026-01-19T08:00:03'],
  ['Tulip & Thorn', 'TULTHN', 'Retailer', true, '2026-03-09T11:12:13'],
  ['Harbor City Flowers', 'HARBOR', 'Retailer', true, '2025-12-30T22:59:59'],
  ['Petal Pushers Import', 'PPUSH', 'Wholesaler', false, '2025-06-14T10:10:10'],
  ['Orchid House', 'ORCHID', 'Retailer', true, '2026-03-10T00:00:00'],
  ['Mountain View Gardens', 'MVIEW', 'Retailer', true, '2026-02-01T07:45:30'],
  ["L'Oranger Fleurs", 'LORANG', 'Retailer', true, '2026-03-11T13:37:00'],
  ['Sunrise Cut Flowers', 'SUNCUT', 'Wholesaler', true, '2026-03-12T05:20:45'],
  ['Old Mill Nursery', 'OLDMIL', 'Supermarket', false, '2024-11-11T11:11:11'],
];

function kometCustomer(index: number, row: (typeof NAMED)[number]): KometCustomer {
  const [name, code, customerType, active, updatedOn] = row;
  const person = SALES_PEOPLE[index % SALES_PEOPLE.length] ?? { salesPerson: '', salesPersonId: 0 };
  return {
    id: String(23_423 + index * 7),
    name,
    code,
    active,
    ...person,
    customerType,
    updatedOn,
    accountingCode: `AR-${1000 + index}`,
    locationIds: index % 4 === 3 ? [13, 14] : [13],
  };
}

/** The dozen customers of the demo. */
export const KOMET_CUSTOMERS: KometCustomer[] = NAMED.map((row, index) => kometCustomer(index, row));

/** As many generated customers as a test needs; the same ones every time. */
export function kometCustomers(count: number): KometCustomer[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2025, 0, 1 + (index % 400), 12)).toISOString().slice(0, 19);
    return kometCustomer(index, [
      `Flower Customer ${index + 1}`,
      `FC${index + 1}`,
      index % 3 === 0 ? 'Retailer' : 'Wholesaler',
      index % 10 !== 9,
      day,
    ]);
  });
}

/** Credentials of the EBizCharge merchant. */
export const EBIZ_SECURITY = {
  securityId: 'ebiz-secret-security-id-5d0b7e61-9c42-4f7a',
  userId: 'ebiz-secret-user-id-merchant-2290',
  password: 'ebiz-secret-password-c9e1f64a7b3d',
};

/** How many EBizCharge customers there are: CUST-001 to CUST-1200. */
export const EBIZ_CUSTOMER_COUNT = 1200;

/** The customer of this number, counted from 1: both of its ids follow from it. */
export function ebizCustomerIds(number: number): { customerId: string; customerInternalId: string } {
  return {
    customerId: `CUST-${String(number).padStart(3, '0')}`,
    customerInternalId: `c0570000-61b1-4457-a4d1-${String(number).padStart(12, '0')}`,
  };
}

/** CUST-001 to CUST-010, for examples. */
export const EBIZ_EXAMPLE_CUSTOMERS = Array.from({ length: 10 }, (_, index) => ebizCustomerIds(index + 1));

/** An internal id that no customer has. */
export const EBIZ_UNKNOWN_CUSTOMER = 'deadbeef-61b1-4457-a4d1-000000000000';

/**
 * Customers of Komet Sales that EBizCharge has already, under their codes there, with more in them than Komet Sales knows:
 * notes, a cell phone, a custom field.
 */
export const EBIZ_KOMET_CUSTOMERS = ['WPETAL', 'ROSEWD', 'HARBOR'].map((customerId, index) => ({
  customerId,
  customerInternalId: `c057c0de-61b1-4457-a4d1-${String(index + 1).padStart(12, '0')}`,
  customerToken: String(7_100_001 + index),
  companyName: KOMET_CUSTOMERS.find(({ code }) => code === customerId)?.name ?? '',
}));

/** A customer that only the gateway has. */
export const EBIZ_GATEWAY_CUSTOMER = { customerId: 'WALKIN-77', customerToken: '7200001' };

/** Invoices: whose, counted as in `ebizCustomerIds` or by its id, and in how many days they are due. The last two are paid. */
export const EBIZ_INVOICES: Array<{
  customer: number | string;
  invoiceNumber: string;
  amount: string;
  amountDue: string;
  dueInDays: number;
}> = [
  { customer: 1, invoiceNumber: '00012001', amount: '250.00', amountDue: '250.00', dueInDays: -3 },
  { customer: 1, invoiceNumber: '00012002', amount: '99.90', amountDue: '49.90', dueInDays: 12 },
  { customer: 2, invoiceNumber: '00012003', amount: '1240.50', amountDue: '1240.50', dueInDays: -7 },
  { customer: 3, invoiceNumber: '00012004', amount: '75.25', amountDue: '75.25', dueInDays: -14 },
  { customer: 'WPETAL', invoiceNumber: '00012005', amount: '480.00', amountDue: '480.00', dueInDays: -1 },
  { customer: 'ROSEWD', invoiceNumber: '00012006', amount: '310.40', amountDue: '310.40', dueInDays: 20 },
  { customer: 4, invoiceNumber: '00012007', amount: '18.00', amountDue: '0.00', dueInDays: -30 },
  { customer: 5, invoiceNumber: '00012008', amount: '660.00', amountDue: '0.00', dueInDays: 5 },
];

/** Sales orders, in the order of their dates, the latest one first. */
export const EBIZ_SALES_ORDERS = [
  { customer: 1, salesOrderNumber: '000501', amount: '120.00' },
  { customer: 1, salesOrderNumber: '000502', amount: '64.80' },
  { customer: 2, salesOrderNumber: '000503', amount: '900.00' },
];

/** The merchant that the credentials belong to. */
export const EBIZ_MERCHANT = {
  merchantInternalId: '3e8c0000-61b1-4457-a4d1-000000002290',
  name: 'Bloom & Stem Wholesale',
};

/** The user of the on-premise SuperOffice. */
export const SUPEROFFICE_USER = {
  username: 'superoffice-secret-user-tje0',
  password: 'superoffice-secret-password-71b8e2d05c',
};

/** The app that is registered with SuperOffice online, and the tenant that approved it. */
export const SUPEROFFICE_APP = {
  tenant: 'Cust12345',
  clientId: 'c1d5e0f9a83b4e6f',
  clientSecret: 'superoffice-secret-client-secret-2f9c41d8e7',
  /** Works for any user of the tenant, unattended. */
  systemUserToken: 'n8n ERP Sync-superoffice-secret-Hq7RzT2m',
  serial: '1234567890',
};

/** Users of the tenant. The first one signs in where a test names none. */
export const SUPEROFFICE_ONLINE_USERS = [
  { associate: 'IDA', associateId: 21, personId: 121, fullName: 'Ida Berg', isAdministrator: true },
  { associate: 'OLE', associateId: 22, personId: 122, fullName: 'Ole Strand', isAdministrator: false },
];

/** The user that calls with the system user token. */
export const SUPEROFFICE_SYSTEM_USER = {
  associate: 'SYSTEM0',
  associateId: 90,
  personId: 0,
  fullName: 'System user',
  isAdministrator: true,
};

/** ERP connections: 612 (of the vendor's sample) and 613 are in use, 700 was deleted. */
export const SUPEROFFICE_CONNECTIONS = [
  { id: 612, displayName: 'Business Central Miami', active: true, deleted: false },
  { id: 613, displayName: 'Business Central Amsterdam', active: true, deleted: false },
  { id: 700, displayName: 'Old bookkeeping', active: false, deleted: true },
];

/** Internal keys that exist, each linking a company. 386 and 230 are those of the vendor's sample. */
export const SUPEROFFICE_KEYS = { connection: 612, from: 200, to: 1400 };

/** Internal keys of the second connection. */
export const SUPEROFFICE_OTHER_KEYS = { connection: 613, from: 2000, to: 2019 };

/** Keys that the connector refuses, with what it says. */
export const SUPEROFFICE_FAILING_KEYS: Record<number, { user: string; tech: string; code: string }> = {
  404: {
    user: 'The customer was not found in the ERP system.',
    tech: 'Actor lookup returned no rows.',
    code: 'ActorNotFound',
  },
  517: {
    user: 'The customer is locked by another user.',
    tech: 'Row lock could not be taken within 30 seconds.',
    code: 'ActorLocked',
  },
  888: {
    user: 'The country of the customer is not mapped.',
    tech: 'List "Country" has no item for key XX.',
    code: 'ListItemNotMapped',
  },
};

/** A key that is resynced with a warning. */
export const SUPEROFFICE_WARNING_KEY = { key: 650, user: 'The phone number was cut off at 20 characters.' };

/** A key that is resynced with something to read. */
export const SUPEROFFICE_INFO_KEY = { key: 1000, user: 'The customer was merged in the ERP system.' };
