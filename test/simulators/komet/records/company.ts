import type { Kind } from '../table';

/** A company that the user belongs to; its id is the value of X-ACCOUNT. */
export interface KometCompany {
  id: string;
  name: string;
}

/** The demo company of the vendor's sample. */
export const COMPANIES: Kind<KometCompany> = {
  name: 'account',
  firstId: 7_000,
  seed: () => [{ id: '6316', name: 'Demo Account' }],
  fresh: (id) => ({ id, name: '' }),
};

/** A location of the company. */
export interface KometLocation {
  id: string;
  name: string;
  shortName?: string;
  code: string;
  active: boolean;
}

/** Two locations, which the customers of the seed are tied to. */
export const LOCATIONS: Kind<KometLocation> = {
  name: 'location',
  firstId: 40,
  seed: () => [
    { id: '13', name: 'Miami', shortName: 'MIA', code: '06', active: true },
    { id: '14', name: 'Los Angeles', code: '09', active: true },
  ],
  fresh: (id) => ({ id, name: '', code: '', active: true }),
};

/** A carrier. */
export interface KometCarrier {
  id: string;
  name: string;
  code: string;
  active: boolean;
  capacity?: string;
  city: string;
  phone: string;
}

/** Carriers; 4610 and 4597 are those of the vendor's samples. */
export const CARRIERS: Kind<KometCarrier> = {
  name: 'carrier',
  firstId: 4_700,
  seed: () => [
    { id: '4597', name: 'Armellini', code: 'AR', active: true, city: 'Palm City', phone: '1 (888) 247-2262' },
    { id: '4610', name: 'Prime Floral', code: 'PF', active: true, city: 'Miami', phone: '1 (305) 555-0100' },
    { id: '4615', name: 'Florida Beauty', code: 'FB', active: true, city: 'Miami', phone: '' },
    { id: '4620', name: 'Old Trucking', code: 'OT', active: false, city: 'Doral', phone: '' },
  ],
  fresh: (id) => ({ id, name: '', code: '', active: true, city: '', phone: '' }),
};

/** A vendor (grower). */
export interface KometSupplier {
  id: string;
  name: string;
  code: string;
  portOrigin: string;
  vendorType: string;
  active: boolean;
  /** What no list shows: phones, address, contact. */
  details: Record<string, string>;
}

/** Vendors; ABC and HUJ are those of the vendor's AWB sample. */
export const SUPPLIERS: Kind<KometSupplier> = {
  name: 'vendor',
  firstId: 6_400,
  seed: () => [
    {
      id: '6322',
      name: 'Flores ABC',
      code: 'ABC',
      portOrigin: 'BOG',
      vendorType: '1',
      active: true,
      details: {},
    },
    {
      id: '6323',
      name: 'Huerta Joya',
      code: 'HUJ',
      portOrigin: 'UIO',
      vendorType: '1',
      active: true,
      details: {},
    },
    {
      id: '6324',
      name: 'Miami Supplies',
      code: 'MSU',
      portOrigin: 'MIA',
      vendorType: '3',
      active: true,
      details: {},
    },
    {
      id: '6325',
      name: 'Closed Farm',
      code: 'CLF',
      portOrigin: 'BOG',
      vendorType: '1',
      active: false,
      details: {},
    },
  ],
  fresh: (id) => ({ id, name: '', code: '', portOrigin: '', vendorType: '1', active: true, details: {} }),
};

/** An e-commerce user. */
export interface KometUser {
  id: string;
  customerCodes: string[];
  firstName: string;
  lastName: string;
  email: string;
  login: string;
}

/** Nobody at first. */
export const USERS: Kind<KometUser> = {
  name: 'user',
  firstId: 760,
  fresh: (id) => ({ id, customerCodes: [], firstName: '', lastName: '', email: '', login: '' }),
};
