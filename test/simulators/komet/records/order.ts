import type { Clock } from '../clock';
import type { Kind } from '../table';

/** A line of a prebook. */
export interface KometPrebookItem {
  id: string;
  vendorId: string;
  productId: string;
  boxes: number;
  boxTypeCode: string;
  unitType: string;
  bunches: number;
  stemsBunch: number;
  cost: string;
  price: string;
  markCode: string;
  notes: string;
  /** Vendor availability or future inventory that it was taken from. */
  inventoryIds: string[];
}

/** A prebook. */
export interface KometPrebook {
  id: string;
  number: string;
  /** S from a standing order, P standalone. */
  type: 'S' | 'P';
  customerId: string;
  carrierId: string;
  locationId: string;
  shipToId?: string;
  truckDate: string;
  vendorShipDate: string;
  shipViaId: string;
  customerPO: string;
  comments: string;
  soNumber: string;
  ecommerce: boolean;
  checkedOut: boolean;
  status: string;
  unableToSource: boolean;
  items: KometPrebookItem[];
  createdOn: string;
  updatedOn: string;
}

/** Six prebooks of April 2026, numbers from 101; the second comes from a standing order. */
export const PREBOOKS: Kind<KometPrebook> = {
  name: 'prebook',
  firstId: 346_000,
  seed: () =>
    Array.from({ length: 6 }, (_, index) => {
      const day = String(index + 1).padStart(2, '0');
      return {
        ...newPrebook(String(345_345 + index)),
        number: String(101 + index),
        type: index === 1 ? 'S' : 'P',
        soNumber: index === 1 ? '501' : '',
        customerId: String(23_423 + (index % 3) * 7),
        carrierId: index % 2 === 1 ? '4597' : '4610',
        customerPO: index === 3 ? '77' : '',
        ecommerce: index === 2,
        checkedOut: index !== 0,
        locationId: index === 4 ? '14' : '13',
        truckDate: `2026-04-${day}`,
        vendorShipDate: `2026-03-2${index}`,
        unableToSource: index === 5,
        items: [newPrebookItem(String(930_000 + index))],
        createdOn: `2026-03-${day}T07:00:00`,
        updatedOn: `2026-03-${day}T07:00:00`,
      };
    }),
  fresh: newPrebook,
};

function newPrebook(id: string, clock?: Clock): KometPrebook {
  const moment = clock?.moment() ?? '';
  return {
    id,
    // Numbers run beside the ids, so that one is never taken for the other.
    number: String(Number(id) - 345_000),
    type: 'P',
    customerId: '23423',
    carrierId: '4610',
    locationId: '13',
    truckDate: '',
    vendorShipDate: '',
    shipViaId: '0',
    customerPO: '',
    comments: '',
    soNumber: '',
    ecommerce: false,
    checkedOut: true,
    status: 'Pending',
    unableToSource: false,
    items: [],
    createdOn: moment,
    updatedOn: moment,
  };
}

/** A line with these values; the rest are those of a box of roses. */
export function newPrebookItem(id: string, values: Partial<KometPrebookItem> = {}): KometPrebookItem {
  return {
    vendorId: '6322',
    productId: '23214',
    boxes: 2,
    boxTypeCode: 'QB',
    unitType: 'Stem',
    bunches: 4,
    stemsBunch: 25,
    cost: '',
    price: '0.45',
    markCode: '',
    notes: '',
    inventoryIds: [],
    ...values,
    id,
  };
}

/** A line of a purchase order. */
export interface KometPurchaseItem {
  id: string;
  orderId: string;
  productId: string;
  boxes: number;
  confirmed: number;
  price: string;
  reference: string;
  /** AWB and codes of the boxes that were shipped. */
  awb?: string;
  boxCodes: string[];
  lotNumber: string;
  /** Bought through the shop by somebody who has not checked out yet. */
  awaitingCheckout: boolean;
}

/** Lines of purchase orders: three of the first order, one of each other. */
export const PURCHASE_ITEMS: Kind<KometPurchaseItem> = {
  name: 'purchase order item',
  firstId: 266_000,
  seed: () => [
    newPurchaseItem('7828', { orderId: '81001', boxes: 3 }),
    newPurchaseItem('7829', { orderId: '81001', boxes: 5, productId: '23215' }),
    newPurchaseItem('7830', { orderId: '81001', boxes: 2, awaitingCheckout: true }),
    newPurchaseItem('265119', { orderId: '81002', boxes: 7 }),
    newPurchaseItem('85063', { orderId: '81003', boxes: 4 }),
  ],
  fresh: (id) => newPurchaseItem(id),
};

function newPurchaseItem(id: string, values: Partial<KometPurchaseItem> = {}): KometPurchaseItem {
  return {
    orderId: '',
    productId: '23214',
    boxes: 1,
    confirmed: 0,
    price: '0.300',
    reference: '',
    boxCodes: [],
    lotNumber: '',
    awaitingCheckout: false,
    ...values,
    id,
  };
}

/** A purchase order to a vendor; its lines are records of their own. */
export interface KometPurchaseOrder {
  id: string;
  number: string;
  vendorId: string;
  shipDate: string;
  locationId: string;
  carrierId?: string;
  customerId?: string;
  customerPO: string;
  /** Number of the prebook that it was made for. */
  prebook: string;
  /** First day on which its goods are available. */
  availableFrom: string;
  status: string;
  awb: string;
  createdOn: string;
  updatedOn: string;
}

/** Three purchase orders of March 2026. */
export const PURCHASE_ORDERS: Kind<KometPurchaseOrder> = {
  name: 'purchase order',
  firstId: 81_500,
  seed: () => [
    {
      ...newPurchaseOrder('81001'),
      number: 'P040989',
      shipDate: '2026-03-02',
      customerId: '23423',
      customerPO: 'C1',
      prebook: '101',
      availableFrom: '2026-03-06',
    },
    {
      ...newPurchaseOrder('81002'),
      number: 'P040990',
      shipDate: '2026-03-02',
      vendorId: '6323',
      locationId: '14',
      availableFrom: '2026-03-12',
    },
    { ...newPurchaseOrder('81003'), number: 'P040991', shipDate: '2026-03-05', status: 'Pending Approval' },
  ],
  fresh: newPurchaseOrder,
};

function newPurchaseOrder(id: string, clock?: Clock): KometPurchaseOrder {
  const moment = clock?.moment() ?? '2026-03-01T06:00:00';
  return {
    id,
    number: `P${id.padStart(6, '0')}`,
    vendorId: '6322',
    shipDate: '',
    locationId: '13',
    customerPO: '',
    prebook: '',
    availableFrom: '',
    status: 'Approved',
    awb: '',
    createdOn: moment,
    updatedOn: moment,
  };
}
