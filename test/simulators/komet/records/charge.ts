import { KOMET_CHARGE_IDS } from '../../seed';
import type { Kind } from '../table';

/** A customer that pays another amount. */
export interface KometException {
  customerId: string;
  active: boolean;
  amountValue: string;
  amountType: number;
}

/** An automatic additional charge. Amounts are kept as they were written. */
export interface KometCharge {
  id: string;
  additionalChargeId: string;
  companyLocationId?: string;
  amountValue: string;
  active: boolean;
  capPerDay: string;
  minCapPerDay: string;
  amountType: number;
  orderType: number;
  carrierIds: string[];
  excludedCustomerIds: string[];
  exceptionCustomers: KometException[];
  /** How often it was updated. */
  updates: number;
}

/** Automatic additional charges. */
export const CHARGES: Kind<KometCharge> = {
  name: 'automatic additional charge',
  firstId: 900,
  seed: () => KOMET_CHARGE_IDS.map((id) => newCharge(String(id))),
  fresh: newCharge,
};

function newCharge(id: string): KometCharge {
  return {
    id,
    additionalChargeId: '55',
    companyLocationId: '13',
    amountValue: '4.50',
    active: true,
    capPerDay: '25',
    minCapPerDay: '0',
    amountType: 0,
    orderType: 0,
    carrierIds: ['4610'],
    excludedCustomerIds: [],
    exceptionCustomers: [],
    updates: 0,
  };
}

/** An additional charge. */
export interface KometAdditionalCharge {
  id: string;
  name: string;
  code: string;
  active: boolean;
}

/** Additional charges; 55 is the one that the automatic charges apply. */
export const ADDITIONAL_CHARGES: Kind<KometAdditionalCharge> = {
  name: 'additional charge',
  firstId: 23_300,
  seed: () => [
    { id: '55', name: 'Fuel Surcharge', code: 'FS', active: true },
    { id: '56', name: 'Delivery', code: 'DEL', active: true },
    { id: '57', name: 'Gift Packing', code: 'GP', active: false },
  ],
  fresh: (id) => ({ id, name: '', code: '', active: true }),
};
