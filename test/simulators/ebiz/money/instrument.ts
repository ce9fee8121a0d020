/** A card as the gateway knows it. `code` is there for one transaction only. */
export interface Card {
  kind: 'card';
  number: string;
  /** MMYY, or YYYY-MM as stored methods have it. */
  expiration: string;
  holder: string;
  street: string;
  zip: string;
  code?: string;
}

/** A bank account. */
export interface Bank {
  kind: 'bank';
  account: string;
  routing: string;
  accountType: string;
  holder: string;
}

/** What money is taken from. */
export type Instrument = Card | Bank;

/** Whether two transactions use the same card or account. */
export function instrumentKey(instrument: Instrument): string {
  return instrument.kind === 'card' ? instrument.number : `${instrument.routing}/${instrument.account}`;
}

/** The number of a card or account. */
export function numberOf(instrument: Instrument): string {
  return instrument.kind === 'card' ? instrument.number : instrument.account;
}

/** `XXXXXXXXXXXX2224`. */
export function masked(number: string): string {
  return number.slice(0, -4).replace(/./g, 'X') + number.slice(-4);
}

/** The brands by the first digit of the number: the gateway's letter, and the name that payments carry. */
const BRANDS: Record<string, { letter: string; name: string }> = {
  '3': { letter: 'A', name: 'American Express' },
  '4': { letter: 'V', name: 'Visa' },
  '5': { letter: 'M', name: 'MasterCard' },
  '6': { letter: 'DS', name: 'Discover' },
};

/** The gateway's letter of a card's brand. */
export function brandLetter(number: string): string {
  return BRANDS[number.charAt(0)]?.letter ?? '';
}

/** The name of a card's brand; `Check` for a bank account. */
export function brandName(instrument: Instrument): string {
  return instrument.kind === 'bank' ? 'Check' : (BRANDS[instrument.number.charAt(0)]?.name ?? 'Card');
}

/** Whether a card can no longer be used in the month of this moment. */
export function isExpired(expiration: string, now: Date): boolean {
  const text = expiration.replace(/\D/g, '');
  const [year, month] =
    text.length === 6 ? [text.slice(0, 4), text.slice(4)] : [`20${text.slice(2)}`, text.slice(0, 2)];
  return `${year}-${month}` < now.toISOString().slice(0, 7);
}
