import type { Bank, Card, Instrument } from './instrument';
import { EBIZ_CARDS } from './outcomes';
import type { StoredMethod } from './wallet';

/** Numbers at the gateway of the seeded customers follow this one. */
const TOKENS_AFTER = 7_000_000;

/** Customers that are added have higher numbers, and no method yet. */
const MOST_SEEDED = 100_000;

const SECOND_CARD = '5555444433332226';

/** When the card of customers 4 to 8 expires, in months from now. */
const EXPIRES_IN: Record<number, number> = { 4: 3, 5: 6, 6: -1, 7: 0, 8: 1 };

/**
 * The stored methods that the seed gives a customer. Each has a card that approves, but those whose number ends in 9,
 * whose card declines, and the tenth, whose card has 50.00 left. The first has a second card, the first and the third a
 * bank account, and the cards of the fourth to the eighth expire within months or have expired.
 */
export function seededMethods(custNum: string, now: Date): StoredMethod[] {
  const customer = Number(custNum) - TOKENS_AFTER;
  if (!Number.isInteger(customer) || customer < 1 || customer > MOST_SEEDED) return [];
  const instruments: Instrument[] = [cardOf(customer, now)];
  if (customer === 1) instruments.push({ ...cardOf(customer, now), number: SECOND_CARD });
  if (customer === 1 || customer === 3) instruments.push(bankOf(customer));
  return instruments.map((instrument, index) => ({
    methodId: String(customer * 10 + index + 1),
    name: instrument.kind === 'bank' ? 'Checking account' : index === 0 ? 'Company card' : 'Second card',
    sort: index,
    created: '2025-11-03T15:20:00Z',
    modified: '2025-11-03T15:20:00Z',
    instrument,
  }));
}

function cardOf(customer: number, now: Date): Card {
  return {
    kind: 'card',
    number: numberOf(customer),
    expiration: monthIn(EXPIRES_IN[customer] ?? 36, now),
    holder: `Flower Shop ${customer}`,
    street: `${customer} Main Street`,
    zip: '33126',
  };
}

function numberOf(customer: number): string {
  if (customer % 10 === 9) return EBIZ_CARDS.declines;
  return customer === 10 ? EBIZ_CARDS.partial : EBIZ_CARDS.approves;
}

function bankOf(customer: number): Bank {
  return {
    kind: 'bank',
    account: `0012345678${customer}`,
    routing: '021000021',
    accountType: 'checking',
    holder: `Flower Shop ${customer}`,
  };
}

/** `YYYY-MM`. */
function monthIn(months: number, now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 15)).toISOString().slice(0, 7);
}
