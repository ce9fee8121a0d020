import { additional, bare, body, boolean, one, operation, text, type Resource } from '../../shared/operation';
import { pluginResponse } from '../connector';
import { culture, idOf, quoteAlternativeId, quoteCall, quoteVersionId, saleId } from '../quotes/fields';
import { PluginUrlResponse, Quote, QuoteEntity } from '../types/quote';

export const resource: Resource = {
  value: 'quote',
  name: 'Quote',
  description:
    'Quotes of sales. A quote has versions, a version has alternatives, and an alternative has lines.',
};

export * from '../quotes/lines';
export * from '../quotes/versions';

/** Reads the quote of a sale. */
export const get = operation({
  resource: 'quote',
  operation: 'get',
  name: 'Get',
  action: 'Get quote of sale',
  description: 'Get the quote of a sale, with its active version',
  ...quoteCall('GetQuoteFromSaleId'),
  effect: 'read',
  fields: [saleId],
  verdict: bare('null', 'The sale has no quote'),
  result: one(Quote, '', {
    simplify: [
      'QuoteId',
      'SaleId',
      'QuoteConnectionId',
      'ActiveQuoteVersionId',
      { VersionNumber: 'ActiveQuoteVersion.Number', VersionState: 'ActiveQuoteVersion.State' },
      { ExpirationDate: 'ActiveQuoteVersion.ExpirationDate' },
      { FavoriteQuoteAlternativeId: 'FavoriteQuoteAlternative.QuoteAlternativeId' },
      { TotalPrice: 'FavoriteQuoteAlternative.TotalPrice' },
      'AcceptedQuoteAlternativeId',
      'ERPQuoteKey',
      'ERPOrderKey',
      'PoNumber',
      'OrderComment',
      'DocumentId',
    ],
  }),
});

/** Copies a quote. */
export const createFromSale = operation({
  resource: 'quote',
  operation: 'createFromSale',
  name: 'Create From Sale',
  action: 'Create quote from sale',
  description:
    'Create the quote of a sale as a copy of the active quote version of another sale, with its alternatives and lines.',
  ...quoteCall('CreateAndSaveQuoteFromSale'),
  effect: 'once',
  lookUp: 'Quote: Get with the ID of the sale shows whether it has a quote.',
  fields: [
    idOf('copyFromSaleId', 'From Sale ID', {
      list: 'searchSales',
      description: 'Sale whose quote is copied',
    }),
    idOf('copyToSaleId', 'To Sale ID', {
      list: 'searchSales',
      description: 'Sale that gets the quote',
    }),
  ],
  serializeByEach: ['copyFromSaleId', 'copyToSaleId'],
  repeats: ['copyToSaleId'],
  verdict: bare('null', 'SuperOffice created no quote'),
  result: one(QuoteEntity),
});

/** Places an order in the ERP system. */
export const placeOrder = operation({
  resource: 'quote',
  operation: 'placeOrder',
  name: 'Place Order',
  action: 'Place order of quote',
  description: 'Order an alternative of a quote in the ERP system',
  ...quoteCall('PlaceOrder'),
  effect: 'once',
  neverTool: 'It places an order in the ERP system. Run it in the workflow itself.',
  warning: 'An order is placed in the ERP system. SuperOffice can’t take it back.',
  lookUp:
    'Quote: Get with the ID of the sale shows by AcceptedQuoteAlternativeId and ERPOrderKey whether the order was placed.',
  fields: [
    ...quoteAlternativeId,
    body('markSaleAsSold', boolean(), {
      label: 'Mark Sale as Sold',
      wire: 'MarkSaleAsSold',
      required: true,
      description: 'Whether the status of the sale becomes sold',
    }),
    ...additional(
      body('poNumber', text(), {
        label: 'PO Number',
        wire: 'PoNumber',
        example: 'PO-1001',
        description: 'Number of the customer’s purchase order',
      }),
      body('orderComment', text({ lines: 3 }), {
        label: 'Order Comment',
        wire: 'OrderComment',
        description: 'Comment that is saved with the quote',
      }),
      culture,
    ),
  ],
  serializeBy: ['quoteAlternativeId'],
  verdict: pluginResponse,
  result: one(PluginUrlResponse),
});

/** Asks the ERP system about an order. SuperOffice may save what it answers as a new version. */
export const getOrderState = operation({
  resource: 'quote',
  operation: 'getOrderState',
  name: 'Get Order State',
  action: 'Get order state of quote',
  description:
    'Get the state of the order of a quote version from the ERP system. If the order was changed there, SuperOffice saves a new version, whose ID is in Changes.AddedRecords.',
  ...quoteCall('GetOrderState'),
  effect: 'idempotent',
  fields: quoteVersionId,
  serializeBy: ['quoteVersionId'],
  verdict: pluginResponse,
  result: one(PluginUrlResponse),
});
