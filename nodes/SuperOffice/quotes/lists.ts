import type { ListVia, PickList } from '../../shared/operation';
import { get } from '../resources/quote';
import { SALE_OF_LIST } from './fields';
import { getLines } from './lines';
import { getAlternatives, getVersions } from './versions';

/** The quote of the sale that the form names. */
const quoteOfSale: Omit<ListVia, 'gives'> = {
  operation: get,
  needs: { saleId: { label: 'Sale of the List', parameter: SALE_OF_LIST } },
};

/** Lists of what the quote of a sale has. */
export const quoteLists: PickList[] = [
  {
    name: 'searchQuoteVersions',
    operation: getVersions,
    via: { ...quoteOfSale, gives: { quoteId: 'QuoteId' } },
    value: 'QuoteVersionId',
    label: ['{Number}', ', {State}', ' ({QuoteVersionId})'],
  },
  {
    name: 'searchQuoteAlternatives',
    operation: getAlternatives,
    via: { ...quoteOfSale, gives: { quoteVersionId: 'ActiveQuoteVersionId' } },
    value: 'QuoteAlternativeId',
    label: ['{Name}', ', {TotalPrice}', ' ({QuoteAlternativeId})'],
  },
  {
    name: 'searchQuoteLines',
    operation: getLines,
    via: {
      ...quoteOfSale,
      gives: { quoteAlternativeId: 'FavoriteQuoteAlternative.QuoteAlternativeId' },
    },
    value: 'QuoteLineId',
    label: ['{Name}', ', {Quantity}', ' ({QuoteLineId})'],
  },
];
