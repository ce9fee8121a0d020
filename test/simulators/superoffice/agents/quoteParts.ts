import { shownTo, storedFrom } from '../answers';
import type { AgentMethods, OfficeCall } from '../call';
import { whole } from '../carrier';
import type { Carrier } from '../carrier';
import { notFound, OfficeError } from '../reply';
import type { SuperOfficeState } from '../state';
import { KINDS } from '../state/records/kinds';
import type { KindName } from '../state/records/kinds';
import { wholeEntity } from '../state/records/shown';
import { QUOTED_PRODUCTS } from '../state/quotes';
import { Given } from './given';

/** Methods of the Quote agent for one part of a quote, and for the products and price lists behind it. */
export const quoteParts: AgentMethods = {
  CreateAndSaveQuote: ({ quotes, records }, body) => {
    const given = new Given(body);
    const sale = given.number('SaleId');
    if (!records.get('sale', sale)) throw notFound('Sale', sale);
    if (quotes.ofSale(sale)) throw new OfficeError(400, `Sale ${sale} has a quote already`);
    return quotes.start(sale, given.number('ConnectionId'), given.text('FirstAlternativeName'));
  },
  DeleteQuote: ({ quotes }, body) => {
    quotes.remove(new Given(body).number('QuoteId'));
  },
  GetQuoteAlternative: ({ quotes }, _, call) =>
    shownTo(
      call,
      'QuoteAlternative',
      quotes.alternatives.get(Number(call.query.get('quoteAlternativeId'))) ?? null,
    ),
  CreateQuoteAlternative: ({ quotes }, body) => {
    const given = new Given(body);
    const version = quotes.versions.get(given.number('QuoteVersionId'));
    if (!version) throw notFound('QuoteVersion', given.number('QuoteVersionId'));
    const made = quotes.addAlternative(version, given.text('QuoteAlternativeName'));
    return Object.assign(made, { Description: given.text('QuoteAlternativeDescription') });
  },
  SaveQuoteAlternative: ({ quotes }, body, call) => {
    const sent = storedFrom(call, 'QuoteAlternative', body) as Carrier;
    const old = quotes.alternatives.get(Number(sent.QuoteAlternativeId));
    if (!old) throw notFound('QuoteAlternative', sent.QuoteAlternativeId);
    Object.assign(old, whole('QuoteAlternative', { ...sent, QuoteVersionId: old.QuoteVersionId }));
    return shownTo(call, 'QuoteAlternative', old);
  },
  DeleteQuoteLines: ({ quotes }, body) => {
    for (const id of new Given(body).numbers('QuoteLineIds')) quotes.lines.delete(id);
  },
  GetProduct: (_, body) => {
    const key = new Given(body).text('ERPProductKey');
    const found = QUOTED_PRODUCTS.find((product) => product.key === key);
    return (
      found &&
      whole('Product', { ERPProductKey: key, Name: found.name, Code: key, UnitListPrice: found.price })
    );
  },
  GetProductFromDbId: (state, body, call) =>
    ofKind(state, call, 'product', new Given(body).number('ProductId')),
  GetPriceList: (state, _, call) => ofKind(state, call, 'priceList', Number(call.query.get('priceListId'))),
  GetActivePriceLists: (state, body, call) => priceLists(state, call, new Given(body).text('Currency'), true),
  GetAllPriceLists: (state, body, call) => priceLists(state, call, new Given(body).text('Currency'), false),
  HasConnections: () => whole('PluginResponse', { IsOk: true, Status: 'Ok' }),
  GetAllAvailableQuoteConnections: () => [CONNECTION],
};

const CONNECTION = whole('QuoteConnection', {
  QuoteConnectionId: 1,
  ERPName: 'SuperOffice Products',
  DisplayName: 'SuperOffice Products',
  IsAvailable: true,
  AllAccess: true,
});

function ofKind({ records }: SuperOfficeState, call: OfficeCall, name: KindName, id: number): unknown {
  const record = records.get(name, id);
  return record && shownTo(call, KINDS[name].type, wholeEntity(records, KINDS[name], record));
}

/** All currencies where none is named. */
function priceLists(state: SuperOfficeState, call: OfficeCall, currency: string, isActive: boolean): unknown {
  return state.records.stores.priceList
    .all()
    .filter((list) => currency === '' || list.Currency === currency)
    .filter((list) => !isActive || list.IsActive === true)
    .map(({ PriceListId }) => ofKind(state, call, 'priceList', Number(PriceListId)));
}
