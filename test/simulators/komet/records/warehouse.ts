import type { Kind } from '../table';

/** A box; its id is its code. */
export interface KometBox {
  id: string;
  externalCode: string;
  position: string;
  locationId: string;
  /** Master AWB that it travels on. */
  awb: string;
  invoiceNumber?: string;
  received: boolean;
  shipped: boolean;
  sold: boolean;
  /** Whether it was counted in the inventory. */
  counted: boolean;
  /** In the staging area, from which it may move to another AWB. */
  staged: boolean;
}

/** Boxes of the vendor's samples. KS001004 was sold, KS001005 left the warehouse, KS5704495 and 6 are on order 1626. */
export const BOXES: Kind<KometBox> = {
  name: 'box',
  firstId: 5_800_000,
  seed: () => [
    box('KS001001'),
    box('KS001002'),
    box('KS001003', { locationId: '14' }),
    box('KS001004', { sold: true, staged: false }),
    box('KS001005', { shipped: true, staged: false }),
    box('KS5704495', { invoiceNumber: '1626', position: 'AC2' }),
    box('KS5704496', { invoiceNumber: '1626' }),
    box('KS244894880', { awb: '' }),
    box('KS244894881', { awb: '' }),
  ],
  fresh: (id) => box(id),
};

function box(id: string, values: Partial<KometBox> = {}): KometBox {
  return {
    externalCode: '',
    position: '',
    locationId: '13',
    awb: '234-2367-0983',
    received: false,
    shipped: false,
    sold: false,
    counted: false,
    staged: true,
    ...values,
    id,
  };
}

/** A house of a future AWB. */
export interface KometHouse {
  house: string;
  vendorCode: string;
  locationCode: string;
  instructions: string;
}

/** An air waybill, of the past or the future. */
export interface KometAwb {
  id: string;
  awb: string;
  origin: string;
  shipDate: string;
  arrivalDate: string;
  locationId: string;
  future: boolean;
  open: boolean;
  instructions: string;
  houses: KometHouse[];
}

/** One AWB that came, with the boxes that name it, and one to come. */
export const AWBS: Kind<KometAwb> = {
  name: 'AWB',
  firstId: 149_000,
  seed: () => [
    {
      ...newAwb('148807'),
      awb: '234-2367-0983',
      shipDate: '2026-02-15',
      arrivalDate: '2026-02-18',
      future: false,
    },
    {
      ...newAwb('148808'),
      awb: '234-2367-0984',
      shipDate: '2026-04-15',
      houses: [{ house: 'CM-93242111', vendorCode: 'ABC', locationCode: '06', instructions: 'u' }],
    },
  ],
  fresh: (id) => newAwb(id),
};

function newAwb(id: string): KometAwb {
  return {
    id,
    awb: '',
    origin: 'UIO',
    shipDate: '',
    arrivalDate: '',
    locationId: '13',
    future: true,
    open: true,
    instructions: '',
    houses: [],
  };
}

/** A hard good product with its stock. */
export interface KometHardGood {
  id: string;
  category: string;
  subcategory: string;
  description: string;
  color: string;
  active: boolean;
  vendorId: string;
  sku: string;
  packSize: string;
  unitCost: string;
  unitPrice: string;
  /** What no list shows. */
  details: Record<string, string>;
}

/** Hard good products; 17432 is the vendor's sample. */
export const HARD_GOODS: Kind<KometHardGood> = {
  name: 'product',
  firstId: 34_900,
  seed: () => [
    hardGood('17432', {
      category: 'Ribbon',
      subcategory: 'Special',
      description: 'Blue ribbon',
      color: 'Blue',
      sku: 'JGBT',
    }),
    hardGood('17433', { category: 'Container', subcategory: 'Vase', description: 'Glass vase', sku: 'VASE' }),
  ],
  fresh: (id) => hardGood(id),
};

function hardGood(id: string, values: Partial<KometHardGood> = {}): KometHardGood {
  return {
    category: '',
    subcategory: '',
    description: '',
    color: '',
    active: true,
    vendorId: '6324',
    sku: '',
    packSize: '1',
    unitCost: '2.22',
    unitPrice: '0',
    details: {},
    ...values,
    id,
  };
}

/** A line of the hard goods inventory. */
export interface KometHardStock {
  id: string;
  productId: string;
  locationId: string;
  quantity: number;
  unitCost: string;
  unitPrice: string;
}

/** One line at each location. */
export const HARD_STOCK: Kind<KometHardStock> = {
  name: 'inventory item',
  firstId: 1_313,
  seed: () => [
    { id: '1301', productId: '17432', locationId: '13', quantity: 50, unitCost: '3', unitPrice: '1.2' },
    { id: '1302', productId: '17433', locationId: '14', quantity: 5, unitCost: '4', unitPrice: '9.9' },
  ],
  fresh: (id) => ({ id, productId: '', locationId: '13', quantity: 0, unitCost: '0', unitPrice: '0' }),
};
