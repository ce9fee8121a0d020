import { boolean, day, integer, member, objectType, text } from '../../shared/operation';
import { rights } from './rights';

/** A price list. */
export const PriceList = objectType('PriceList', () => [
  member('PriceListId', integer()),
  member('ERPPriceListKey', text()),
  member('QuoteConnectionId', integer()),
  member('Name', text()),
  member('Description', text({ lines: 4 })),
  member('Currency', text()),
  member('CurrencyName', text()),
  member('ValidFrom', day()),
  member('ValidTo', day()),
  member('IsActive', boolean()),
  ...rights(),
]);
