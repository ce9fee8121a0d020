import type { Kind } from '../table';

/** A payment received from a customer. */
export interface KometPayment {
  id: string;
  controlNumber: string;
  date: string;
  customerId: string;
  locationId: string;
  methodId: string;
  status: 'posted' | 'cancelled' | 'synchronized';
  /** How often it was marked as synchronized. */
  marks: number;
  total: string;
  referenceNumber: string;
  notes: string;
  invoices: Array<{ invoiceNumber: string; amount: string; discount?: string }>;
  createdOn: string;
  updatedOn: string;
}

/** Payment methods by id. No page lists them. */
export const KOMET_PAYMENT_METHODS: Record<string, string> = {
  '1': 'Cash',
  '2': 'Credit Card',
  '999': 'Check',
};

/** Six payments of March 2026; 451181 is cancelled, as in the vendor's sample. */
export const PAYMENTS: Kind<KometPayment> = {
  name: 'payment',
  firstId: 452_000,
  seed: () =>
    Array.from({ length: 6 }, (_, index) => {
      const date = `2026-03-${String(index + 2).padStart(2, '0')}`;
      return {
        ...newPayment(index === 5 ? '451181' : String(450_545 + index)),
        controlNumber: String(90 + index),
        date,
        customerId: String(23_423 + index * 7),
        methodId: index % 2 === 0 ? '999' : '1',
        status: index === 5 ? 'cancelled' : 'posted',
        locationId: index === 3 ? '14' : '13',
        referenceNumber: `Check ${4_560 + index}`,
        invoices: [{ invoiceNumber: String(1_626 + index), amount: '45.00' }],
        total: '45.00',
        createdOn: `${date}T10:00:00`,
        updatedOn: `${date}T10:00:00`,
      };
    }),
  fresh: (id, clock) => ({ ...newPayment(id), createdOn: clock.moment(), updatedOn: clock.moment() }),
};

function newPayment(id: string): KometPayment {
  return {
    id,
    // Control numbers run beside the ids, so that one is never taken for the other.
    controlNumber: String(Number(id) - 451_900),
    date: '',
    customerId: '',
    locationId: '13',
    methodId: '1',
    status: 'posted',
    marks: 0,
    total: '0',
    referenceNumber: '',
    notes: '',
    invoices: [],
    createdOn: '',
    updatedOn: '',
  };
}

/** An invoice of a vendor for a purchase order. */
export interface KometVendorInvoice {
  id: string;
  invoiceNumber: string;
  poNumber: string;
  /** 1 pending procurement, 2 pending accounting, 3 approved, 4 sent, 5 failed, 6 synchronized. */
  statusId: number;
  vendorCode: string;
  locationId: string;
  arrivalDate: string;
  approvalDate: string;
  total: string;
  /** The bytes of its files. */
  files: number[][];
  mailFrom?: string;
  /** How often it was marked as synchronized. */
  marks: number;
}

/** Vendor invoices: FB00223 of the vendor's sample is approved, as are two more. */
export const VENDOR_INVOICES: Kind<KometVendorInvoice> = {
  name: 'vendor invoice',
  firstId: 7_100,
  seed: () => [
    vendorInvoice('7001', 'FB00223', 'P040989', 3, '2026-03-04'),
    vendorInvoice('7002', 'FB00224', 'P040990', 3, '2026-03-06'),
    { ...vendorInvoice('7003', 'FB00225', 'P040991', 3, '2026-03-08'), locationId: '14', vendorCode: 'HUJ' },
    vendorInvoice('7004', 'FB00226', 'P040992', 1, '2026-03-09'),
    vendorInvoice('7005', 'FB00227', 'P040993', 6, '2026-02-20'),
  ],
  fresh: (id, clock) => vendorInvoice(id, '', '', 1, clock.day()),
};

function vendorInvoice(
  id: string,
  invoiceNumber: string,
  poNumber: string,
  statusId: number,
  day: string,
): KometVendorInvoice {
  return {
    id,
    invoiceNumber,
    poNumber,
    statusId,
    vendorCode: 'ABC',
    locationId: '13',
    arrivalDate: day,
    approvalDate: statusId >= 3 ? day : '',
    total: '30.78',
    files: [],
    marks: 0,
  };
}
