import type { Kind } from '../table';

/** A price list. */
export interface KometPriceList {
  id: string;
  name: string;
  description: string;
  /** M open market, P prebook, S standing order. */
  type: string;
  isMaster: boolean;
}

/** Three price lists; 1358 and 1345 are those of the vendor's samples. */
export const PRICE_LISTS: Kind<KometPriceList> = {
  name: 'price list',
  firstId: 1_400,
  seed: () => [
    { id: '1345', name: 'FS Open Market', description: 'Open market', type: 'M', isMaster: true },
    { id: '1358', name: 'FS Prebooks', description: 'Prebooks', type: 'P', isMaster: false },
    { id: '1359', name: 'Standing', description: 'Standing orders', type: 'S', isMaster: false },
  ],
  fresh: (id) => ({ id, name: '', description: '', type: 'M', isMaster: false }),
};

/** A season of a price list. */
export interface KometSeason {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
  priceListId: string;
}

/** Three seasons. */
export const SEASONS: Kind<KometSeason> = {
  name: 'season',
  firstId: 50,
  seed: () => [
    { id: '13', name: 'Valentines', startDate: '2026-02-01', endDate: '2026-02-14', priceListId: '1358' },
    { id: '14', name: 'Mothers Day', startDate: '2026-04-25', endDate: '2026-05-10', priceListId: '1358' },
    { id: '15', name: 'Summer', startDate: '2026-06-01', endDate: '2026-08-31', priceListId: '1345' },
  ],
  fresh: (id) => ({ id, name: '', startDate: '', endDate: '', priceListId: '' }),
};

/** A product's price in a season. */
export interface KometSeasonProduct {
  id: string;
  priceListId: string;
  seasonId: string;
  companyProductId: string;
  price: string;
  cost: string;
  boxTypeId: string;
  boxTypeCode: string;
  vendorId: string;
}

/** One product in one season. */
export const SEASON_PRODUCTS: Kind<KometSeasonProduct> = {
  name: 'seasonal product',
  firstId: 170,
  seed: () => [
    { ...newProduct('163'), priceListId: '1358', seasonId: '14', companyProductId: '23214', price: '2.59' },
  ],
  fresh: newProduct,
};

function newProduct(id: string): KometSeasonProduct {
  return {
    id,
    priceListId: '',
    seasonId: '',
    companyProductId: '',
    price: '0',
    cost: '0',
    // Empty is every box type and every vendor.
    boxTypeId: '',
    boxTypeCode: '',
    vendorId: '',
  };
}

/** A standing order. */
export interface KometStandingOrder {
  id: string;
  number: string;
  customerId: string;
  carrierId: string;
  locationId: string;
  recurrence: string;
  truckDays: string;
  startDate: string;
  endDate: string;
  status: 'Active' | 'Cancelled';
  comments: string;
  customerPO: string;
  items: Array<{ id: string; identifier: string }>;
}

/** Two standing orders; 950413 with item 131215 is the vendor's sample. */
export const STANDING_ORDERS: Kind<KometStandingOrder> = {
  name: 'standing order',
  firstId: 951_000,
  seed: () => [
    {
      ...newStandingOrder('950413'),
      number: '501',
      startDate: '2026-01-05',
      endDate: '2026-12-28',
      items: [
        { id: '131215', identifier: 'A' },
        { id: '131216', identifier: 'B' },
      ],
    },
    {
      ...newStandingOrder('950414'),
      number: '502',
      startDate: '2026-02-01',
      status: 'Cancelled',
      locationId: '14',
    },
  ],
  fresh: newStandingOrder,
};

function newStandingOrder(id: string): KometStandingOrder {
  return {
    id,
    number: String(Number(id) - 950_000),
    customerId: '23423',
    carrierId: '4610',
    locationId: '13',
    recurrence: '1',
    truckDays: 'Monday,Thursday',
    startDate: '',
    endDate: '',
    status: 'Active',
    comments: '',
    customerPO: '',
    items: [],
  };
}

/** An order of the web shop. */
export interface KometWebOrder {
  id: string;
  number: string;
  /** 1 pending, 2 checked out. */
  statusId: 1 | 2;
  customerId: string;
  locationId: string;
  customerPo: string;
  items: KometWebItem[];
  cancelled: boolean;
}

/** An item of an order of the web shop. */
export interface KometWebItem {
  id: string;
  inventoryIds: string[];
  productDescription: string;
  price: string;
  quantity: number;
  date: string;
  carrierId: string;
  markCode: string;
}

/** One pending order; 48 is the vendor's sample. */
export const WEB_ORDERS: Kind<KometWebOrder> = {
  name: 'web order',
  firstId: 30_199,
  seed: () => [newWebOrder('48')],
  fresh: newWebOrder,
};

function newWebOrder(id: string): KometWebOrder {
  return {
    id,
    number: String(Number(id) + 700),
    statusId: 1,
    customerId: '23423',
    locationId: '13',
    customerPo: '',
    items: [],
    cancelled: false,
  };
}
