import type { Kind } from '../table';

/** A line of the inventory in boxes, on hand or to come. */
export interface KometInventory {
  id: string;
  /** Where it is offered: the open market on hand, future sales, or a vendor's availability. */
  origin: 'onHand' | 'future' | 'availability';
  /** M open market, L local, S standing order, P prebook. */
  type: 'M' | 'L' | 'S' | 'P';
  productId: string;
  vendorId: string;
  locationId: string;
  quantity: number;
  boxTypeCode: string;
  unitType: 'Stem' | 'Bunch';
  bunches: number;
  stemsBunch: number;
  unitsPerBox: number;
  unitCost: string;
  priceA: string;
  priceB: string;
  held: boolean;
  lotNumber: string;
  availableFrom: string;
  availableTo: string;
  /** Set apart for this customer. */
  reservedFor?: string;
  boxCodes: string[];
}

/** Lines of each origin; 40 more on hand, so that the shop's list has a second page. */
export const INVENTORY: Kind<KometInventory> = {
  name: 'inventory item',
  firstId: 430_000,
  seed: () => [
    line('428101', { boxCodes: ['KS001001', 'KS001002'] }),
    line('428102', { productId: '23215', priceA: '0.60', vendorId: '6323', locationId: '14' }),
    line('428103', { productId: '23216', type: 'P', unitType: 'Bunch', stemsBunch: 20 }),
    line('428104', { held: true, lotNumber: 'L-77' }),
    line('428105', { reservedFor: '23423' }),
    line('428544', {
      origin: 'availability',
      quantity: 20,
      availableFrom: '2026-04-01',
      availableTo: '2026-04-10',
    }),
    line('428545', {
      origin: 'availability',
      quantity: 0,
      availableFrom: '2026-04-05',
      availableTo: '2026-04-08',
    }),
    line('428720', {
      origin: 'future',
      quantity: 30,
      availableFrom: '2026-04-03',
      availableTo: '2026-04-06',
    }),
    ...Array.from({ length: 40 }, (_, index) => line(String(429_000 + index), { quantity: index + 1 })),
  ],
  fresh: (id, clock) => line(id, { availableFrom: clock.day(), quantity: 0 }),
};

function line(id: string, values: Partial<KometInventory> = {}): KometInventory {
  return {
    origin: 'onHand',
    type: 'M',
    productId: '23214',
    vendorId: '6322',
    locationId: '13',
    quantity: 10,
    boxTypeCode: 'QB',
    unitType: 'Stem',
    bunches: 4,
    stemsBunch: 25,
    unitsPerBox: 100,
    unitCost: '0.300',
    priceA: '0.45',
    priceB: '0.50',
    held: false,
    lotNumber: '',
    availableFrom: '2026-03-01',
    availableTo: '',
    boxCodes: [],
    ...values,
    id,
  };
}

/** Units of a product that are not in boxes. */
export interface KometUnits {
  id: string;
  productId: string;
  locationId: string;
  vendorId: string;
  unitType: 'Stem' | 'Bunch';
  stemsBunch: number;
  quantity: number;
  block: string;
  bed: string;
}

/** 500 bunches of ten. */
export const UNITS: Kind<KometUnits> = {
  name: 'inventory in units',
  firstId: 5_100,
  seed: () => [units('5001', { productId: '23214', quantity: 500, block: 'B1', bed: '1-A' })],
  fresh: (id) => units(id),
};

function units(id: string, values: Partial<KometUnits> = {}): KometUnits {
  return {
    productId: '',
    locationId: '13',
    vendorId: '6322',
    unitType: 'Bunch',
    stemsBunch: 10,
    quantity: 0,
    block: '',
    bed: '',
    ...values,
    id,
  };
}
