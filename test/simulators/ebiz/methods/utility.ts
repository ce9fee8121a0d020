import { notFound } from '../faults';
import type { Given } from '../given';
import type { Methods } from '../method';
import { numberOf } from '../money/instrument';
import type { SoapRecord } from '../record';
import type { EbizState } from '../state';

const BIN_LENGTH = 6;

/** What the service knows about the first digits of cards: those of the vendor's test cards. */
const BINS: Record<string, SoapRecord> = {
  '400010': bin('400010', 'F', 'Visa Classic', 'C', 'Credit', 'First Bank of Tests', 'USA'),
  '400030': bin('400030', 'F', 'Visa Classic', 'C', 'Credit', 'First Bank of Tests', 'USA'),
  '555544': bin('555544', 'MCS', 'Mastercard Standard', 'D', 'Debit', 'Second Bank of Tests', 'CAN'),
};

function bin(
  digits: string,
  product: string,
  productName: string,
  type: string,
  typeName: string,
  bank: string,
  country: string,
): SoapRecord {
  return {
    LowBin: `${digits}000`,
    HighBin: `${digits}999`,
    BinLength: String(BIN_LENGTH),
    CardProductId: product,
    CardProductIdDescription: productName,
    CardTypeId: type,
    CardTypeIdDescription: typeName,
    IssuerBankName: bank,
    CountryCode: country,
    CardClassId: 'P',
    CardClassIdDescription: 'Personal',
  };
}

const ZIP_CODES: SoapRecord[] = [
  place('02134', 'Allston', 'MA', 'Massachusetts', 'Suffolk', '42.3554', '-71.1328', 'Eastern'),
  place('33126', 'Miami', 'FL', 'Florida', 'Miami-Dade', '25.7797', '-80.2957', 'Eastern'),
  place('92618', 'Irvine', 'CA', 'California', 'Orange', '33.6514', '-117.7366', 'Pacific'),
];

function place(
  ZipCode: string,
  City: string,
  StateId: string,
  StateName: string,
  CountyName: string,
  Latitude: string,
  Longitude: string,
  TimeZone: string,
): SoapRecord {
  return { ZipCode, City, StateId, StateName, CountyName, TimeZone, Latitude, Longitude };
}

/** What the service knows about cards and places. */
export const utilityMethods: Methods = {
  GetCardInfo: (state, given) => {
    const known = BINS[digitsOf(state, given).slice(0, BIN_LENGTH)];
    if (!known) throw notFound();
    return known;
  },
  GetZipCodeInfo: (_, given) => {
    const known = ZIP_CODES.find(({ ZipCode }) => ZipCode === given.text('zipCode'));
    if (!known) throw notFound();
    return known;
  },
};

/** The first digits that were sent, or those of a stored card. */
function digitsOf(state: EbizState, given: Given): string {
  if (given.text('cardBIN') !== '') return given.text('cardBIN');
  const customer = state.byInternalId(given.text('customerInternalId'));
  const method = customer && state.wallet.find(customer.CustomerToken, given.text('paymentMethodId'));
  if (!method) throw notFound();
  return numberOf(method.instrument);
}
