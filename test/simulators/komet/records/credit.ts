import { KOMET_CREDITS } from '../../seed';
import type { Clock } from '../clock';
import type { Kind } from '../table';

/** A customer credit. */
export interface KometCredit {
  id: string;
  status: 'open' | 'cancelled' | 'synchronized';
  /** How often it was marked; more than once means that somebody sent it twice. */
  marks: number;
  /** 1 New, 2 Pending Review, 3 Approved, 4 Rejected, 5 Resubmitted. */
  approval: number;
  /** The same as the invoice number. */
  number: string;
  creditDate: string;
  customerId: string;
  carrierId: string;
  locationId: string;
  productDescription: string;
  itemType: 'box' | 'UN';
  amount: string;
}

/** 1,200 credits of January to March 2026, ten in eleven approved. */
export const CREDITS: Kind<KometCredit> = {
  name: 'credit',
  firstId: 460_000,
  seed: () => {
    const count = KOMET_CREDITS.to - KOMET_CREDITS.from + 1;
    return Array.from({ length: count }, (_, index) => seeded(KOMET_CREDITS.from + index, index));
  },
  fresh: (id, clock) => newCredit(id, clock.day()),
};

function seeded(id: number, index: number): KometCredit {
  const cancelled = String(id).endsWith(KOMET_CREDITS.cancelledEnding);
  return {
    ...newCredit(String(id), new Date(Date.UTC(2026, 0, 1 + (index % 80))).toISOString().slice(0, 10)),
    status: cancelled ? 'cancelled' : 'open',
    approval: cancelled ? 4 : index % 11 === 10 ? 2 : 3,
    number: String(1_600 + (index % 40)),
    customerId: String(23_423 + (index % 10) * 7),
    carrierId: index % 3 === 2 ? '4597' : '4610',
    locationId: index % 6 === 4 ? '14' : '13',
    productDescription: index % 4 === 1 ? 'Carnation Fancy Mix' : 'Rose Red Freedom 50 cm',
    itemType: index % 5 === 4 ? 'UN' : 'box',
    amount: (5 + (index % 90) / 4).toFixed(2),
  };
}

function newCredit(id: string, creditDate: string): KometCredit {
  return {
    id,
    status: 'open',
    marks: 0,
    approval: 3,
    number: '1626',
    creditDate,
    customerId: '23423',
    carrierId: '4610',
    locationId: '13',
    productDescription: 'Rose Red Freedom 50 cm',
    itemType: 'box',
    amount: '10.00',
  };
}

/** A credit balance that was entered for a customer. */
export interface KometOpenCredit {
  id: string;
  customerCode: string;
  date?: string;
  balance?: string;
}

/** None at first. */
export const OPEN_CREDITS: Kind<KometOpenCredit> = {
  name: 'open credit',
  firstId: 1,
  fresh: (id: string, _clock: Clock) => ({ id, customerCode: '' }),
};
