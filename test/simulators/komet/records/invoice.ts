import type { Clock } from '../clock';
import type { Kind } from '../table';

/** An item of an invoice. */
export interface KometInvoiceItem {
  id: string;
  productDescription: string;
  productCode: string;
  boxTypeCode: string;
  unitType: string;
  unitsPerBox: number;
  boxes: number;
  price: string;
  discount: string;
  markCode: string;
  productAlias: string;
  notes: string;
  /** The inventory line that it was taken from. */
  inventoryId?: string;
}

/** An order, called invoice by the API from its draft on. */
export interface KometInvoice {
  id: string;
  number: string;
  /** 0 pending approval, 1 confirmed, 2 draft, 4 voided. */
  status: 0 | 1 | 2 | 4;
  /** Where a confirmed one goes back to. */
  previousStatus: 0 | 2;
  shipDate: string;
  customerId: string;
  carrierId: string;
  locationId: string;
  shipToId?: string;
  poNumber: string;
  reference: string;
  warehouseInstructions: string;
  invoiceNotes: string;
  ecommerce: boolean;
  transfer: boolean;
  k2k: boolean;
  items: KometInvoiceItem[];
  /** A synchronized one is locked. */
  synced: boolean;
  /** How often it was marked as synchronized. */
  marks: number;
  /** Why it was marked as not synchronized, or voided. */
  reason: string;
  /** What was printed: 0 box labels, 1 bill of lading. */
  printed: string[];
  /** Proofs of delivery, as bytes. */
  proofs: number[][];
  /** Codes of the boxes whose shipment was confirmed. */
  shippedBoxes: string[];
  createdOn: string;
  updatedOn: string;
}

/**
 * A dozen invoices of the first days of March 2026, one a day, numbers from 1626: the third is a draft, the
 * fourth pending, the fifth voided, the sixth a transfer, the seventh K2K, the eighth of the web shop; the ninth has carnations, the others roses.
 */
export const INVOICES: Kind<KometInvoice> = {
  name: 'invoice',
  firstId: 11_679_000,
  seed: () => Array.from({ length: 12 }, (_, index) => seeded(index)),
  fresh: (id, clock) => newInvoice(id, clock),
};

/** The number of the first invoice. */
export const FIRST_INVOICE = { id: '11678925', number: '1626' };

function seeded(index: number): KometInvoice {
  const id = String(Number(FIRST_INVOICE.id) + index);
  const moment = `2026-03-${String(index + 1).padStart(2, '0')}T08:30:00`;
  return {
    ...newInvoice(id),
    number: String(Number(FIRST_INVOICE.number) + index),
    status: index === 2 ? 2 : index === 3 ? 0 : index === 4 ? 4 : 1,
    shipDate: moment.slice(0, 10),
    customerId: String(23_423 + (index % 6) * 7),
    carrierId: index % 3 === 2 ? '4597' : '4610',
    locationId: index % 4 === 3 ? '14' : '13',
    transfer: index === 5,
    k2k: index === 6,
    ecommerce: index === 7,
    items: [
      newItem(String(9_000_000 + index), {
        boxes: index + 1,
        ...(index === 8 ? { productDescription: 'Carnation Fancy Mix', productCode: 'CA01' } : {}),
      }),
    ],
    createdOn: moment,
    updatedOn: moment,
  };
}

function newInvoice(id: string, clock?: Clock): KometInvoice {
  const moment = clock?.moment() ?? '';
  return {
    id,
    // Numbers run beside the ids, so that one is never taken for the other.
    number: String(Number(id) - 11_676_000),
    status: 0,
    previousStatus: 0,
    shipDate: moment.slice(0, 10),
    customerId: '23423',
    carrierId: '4610',
    locationId: '13',
    poNumber: '',
    reference: '',
    warehouseInstructions: '',
    invoiceNotes: '',
    ecommerce: false,
    transfer: false,
    k2k: false,
    items: [],
    synced: false,
    marks: 0,
    reason: '',
    printed: [],
    proofs: [],
    shippedBoxes: [],
    createdOn: moment,
    updatedOn: moment,
  };
}

/** An item with these values; the rest are those of a box of roses. */
export function newItem(id: string, values: Partial<KometInvoiceItem> = {}): KometInvoiceItem {
  return {
    productDescription: 'Rose Red Freedom 50 cm',
    productCode: 'RS50',
    boxTypeCode: 'QB',
    unitType: 'Stem',
    unitsPerBox: 100,
    boxes: 1,
    price: '0.45',
    discount: '0',
    markCode: '',
    productAlias: '',
    notes: '',
    ...values,
    id,
  };
}

/** The id that the order of a number has in the seed. */
export const orderIdOf = (number: string): string =>
  String(Number(FIRST_INVOICE.id) + Number(number) - Number(FIRST_INVOICE.number));

/** What stands beside the lines of an invoice; nothing where it has no lines. */
export function chargesOf({ items }: KometInvoice): { additionalCharges: number; taxes: number } {
  return items.length === 0 ? { additionalCharges: 0, taxes: 0 } : { additionalCharges: 12.5, taxes: 0.5 };
}

/** The lines with charges and taxes. */
export function invoiceTotal(invoice: KometInvoice): number {
  const { additionalCharges, taxes } = chargesOf(invoice);
  return Math.round((invoiceSubtotal(invoice) + additionalCharges + taxes) * 100) / 100;
}

/** Boxes times units times price, less the discount. */
export function invoiceSubtotal(invoice: KometInvoice): number {
  const total = invoice.items.reduce((sum, item) => {
    const amount = item.boxes * item.unitsPerBox * Number(item.price);
    return sum + amount * (1 - Number(item.discount) / 100);
  }, 0);
  return Math.round(total * 100) / 100;
}

/** The codes of an item's boxes: one each. */
export function boxCodesOf(item: KometInvoiceItem): string[] {
  return Array.from(
    { length: item.boxes },
    (_, index) => `KS${item.id}${String(index + 1).padStart(2, '0')}`,
  );
}
