import {
  additional,
  boolean,
  day,
  http,
  integer,
  moment,
  one,
  operation,
  path,
  query,
  text,
  type Resource,
} from '../../shared/operation';
import { inArchive } from '../archives';
import { recordId as recordType } from '../erpFields';
import { recordId } from '../fields';
import { restPage } from '../page';
import type { RecordForm } from '../recordForms';
import { createOf, deleteOf, updateOf } from '../recordOperations';
import { PriceList } from '../types/priceList';
import { getMany as getManyProducts } from './product';

export const resource: Resource = {
  value: 'priceList',
  name: 'Price List',
  description: 'Price lists, which have products with their prices in one currency',
};

const page = (operationId: string) => restPage('Pricelist', operationId);

const named = recordId('priceListId', 'Price List ID', 'searchPriceLists');

/** A price list in an answer, and what Simplify keeps of it. */
const priceList = one(PriceList, '', {
  simplify: [
    'PriceListId',
    'ERPPriceListKey',
    'Name',
    'Description',
    'Currency',
    'CurrencyName',
    'ValidFrom',
    'ValidTo',
    'IsActive',
  ],
});

/** Reads one price list. */
export const get = operation({
  resource: 'priceList',
  operation: 'get',
  name: 'Get',
  action: 'Get price list',
  description: 'Get a price list. Get Products lists what is in it.',
  ...page('v1PriceList_GetPriceList'),
  call: http('GET', '/api/v1/Pricelist/{id}', 'basic'),
  effect: 'read',
  fields: [named],
  result: priceList,
});

/** Lists price lists. */
export const getMany = operation({
  resource: 'priceList',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many price lists',
  description: 'Get price lists that meet your conditions',
  ...page('v1PriceList_GetAll'),
  call: http('GET', '/api/v1/Pricelist', 'basic'),
  effect: 'read',
  ...inArchive({
    id: 'priceListId',
    columns: {
      number: ['priceListId'],
      text: ['name', 'description', 'erpPriceListKey'],
      list: ['currency', 'quoteConnection'],
      switch: ['isActive', 'isERPCopy'],
      user: ['registeredBy', 'updatedBy'],
      day: ['validFrom', 'validTo', 'registeredDate', 'updatedDate'],
    },
    shown: {
      priceListId: integer(),
      erpPriceListKey: text(),
      name: text(),
      description: text(),
      currency: text(),
      validFrom: day(),
      validTo: day(),
      isActive: boolean(),
      registeredDate: moment(),
      updatedDate: moment(),
    },
  }),
});

/** Lists the products of a price list. */
export const getProducts = operation({
  resource: 'priceList',
  operation: 'getProducts',
  name: 'Get Products',
  action: 'Get products of price list',
  description: 'Get the products of a price list, all or those that meet your conditions',
  ...page('v1PriceList_Products'),
  call: http('GET', '/api/v1/Pricelist/{id}/Products', 'basic'),
  effect: 'read',
  walk: getManyProducts.walk,
  fields: [named, ...getManyProducts.fields],
  result: getManyProducts.result,
});

/** Copies a price list with its products. */
export const copy = operation({
  resource: 'priceList',
  operation: 'copy',
  name: 'Copy',
  action: 'Copy price list',
  description: 'Create a price list as a copy of another one, with its products',
  ...page('v1PriceList_CopySuperOfficePriceList'),
  call: http('POST', '/api/v1/Pricelist/{originalPriceListId}/CopyTo/{newName}', 'basic'),
  effect: 'once',
  lookUp: 'Price List: Get Many with the name shows whether the copy was made.',
  fields: [
    { ...named, wire: 'originalPriceListId' },
    path('newName', text(), { label: 'New Name', required: true, example: 'Retail 2027' }),
    query('validFrom', day(), { label: 'Valid From', required: true, description: 'First day of the copy' }),
    query('validTo', day(), { label: 'Valid To', required: true, description: 'Last day of the copy' }),
    ...additional(
      query('newCurrencyId', recordType(), {
        label: 'Currency ID',
        list: 'searchCurrencies',
        description: 'Currency of the copy. Default: that of the original.',
      }),
      query('convertCurrency', boolean(), {
        label: 'Convert Prices',
        description: 'Whether to convert the prices to the new currency. When off, the numbers stay.',
      }),
    ),
  ],
  result: priceList,
});

const form: RecordForm = {
  type: PriceList,
  top: ['name', 'description', 'currency', 'validFrom', 'validTo', 'isActive'],
  more: ['erpPriceListKey', 'currencyName'],
  change: {
    currency: {
      list: 'searchCurrencyCodes',
      example: 'EUR',
      description: 'Currency of the prices, by its code',
    },
    validFrom: { description: 'First day on which the prices hold' },
    validTo: { description: 'Last day on which the prices hold' },
    isActive: { label: 'Active', description: 'Whether quotes can use the price list' },
    erpPriceListKey: { description: 'Key of the price list in the ERP system' },
  },
  required: ['name', 'currency'],
};

/** What the calls that save or delete one share. */
const kind = {
  resource: 'priceList',
  what: 'price list',
  rest: 'Pricelist',
  type: 'PriceList',
  named: { writeFields: [named] },
  id: 'priceListId',
};

/** Creates a price list. */
export const create = createOf({
  ...kind,
  form,
  description: 'Create a price list without products',
  lookUp: 'Price List: Get Many with the name shows whether it was created.',
  result: priceList,
});

/** Changes what is given of a price list. */
export const update = updateOf({
  ...kind,
  form,
  get,
  description: 'Change a price list. Fields that you leave out keep their values.',
  result: priceList,
});

/** Deletes a price list. */
export const remove = deleteOf({
  ...kind,
  description: 'Delete a price list with its products',
  warning: 'This deletes the price list with its products. To stop using it, set Active to no.',
});
