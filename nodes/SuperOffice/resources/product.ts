import {
  argument,
  boolean,
  decimal,
  deleted,
  http,
  integer,
  mapped,
  moment,
  one,
  operation,
  path,
  text,
  wholeRecord,
  type ArgumentOptions,
  type Field,
  type Resource,
} from '../../shared/operation';
import { inArchive, type Archive } from '../archives';
import { recordId } from '../fields';
import { recordId as recordType } from '../erpFields';
import { restPage } from '../page';
import { Product } from '../types/product';

export const resource: Resource = {
  value: 'product',
  name: 'Product',
  description: 'Products of price lists. Lines of quotes are made from them.',
};

/** The list of products (archive Product). */
const products: Archive = {
  id: 'productId',
  columns: {
    number: ['productId', 'priceListId'],
    text: ['name', 'code', 'description', 'erpProductKey', 'itemNumber', 'supplier', 'supplierCode'],
    decimal: ['listPrice', 'minimumPrice', 'cost', 'vat'],
    switch: ['inAssortment', 'isSubscription'],
    list: ['productCategoryKey', 'productFamilyKey', 'productTypeKey'],
    user: ['registeredBy', 'updatedBy'],
    day: ['registeredDate', 'updatedDate'],
  },
  shown: {
    productId: integer(),
    priceListId: integer(),
    erpProductKey: text(),
    name: text(),
    code: text(),
    description: text(),
    quantityUnit: text(),
    priceUnit: text(),
    listPrice: decimal(),
    cost: decimal(),
    vat: decimal(),
    inAssortment: boolean(),
    isSubscription: boolean(),
    registeredDate: moment(),
    updatedDate: moment(),
  },
};

const SIMPLIFIED = [
  'ProductId',
  'ERPProductKey',
  'ERPPriceListKey',
  'Name',
  'Code',
  'Description',
  'QuantityUnit',
  'PriceUnit',
  'UnitListPrice',
  'UnitMinimumPrice',
  'UnitCost',
  'VAT',
  'InAssortment',
  'InStock',
  'IsSubscription',
  'ProductCategoryKey',
  'ProductFamilyKey',
  'ProductTypeKey',
  'Supplier',
];

/** Reads one product with all its fields. */
export const get = operation({
  resource: 'product',
  operation: 'get',
  name: 'Get',
  action: 'Get product',
  description: 'Get a product with all its fields',
  ...restPage('Product', 'v1Product_GetProductFromDbId'),
  call: http('GET', '/api/v1/Product/{productId}', 'basic'),
  effect: 'read',
  fields: [
    path('productId', recordType(), {
      label: 'Product ID',
      required: true,
      list: 'searchProducts',
      example: '23',
    }),
  ],
  result: one(Product, '', { simplify: SIMPLIFIED }),
});

/** Lists products. */
export const getMany = operation({
  resource: 'product',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many products',
  description: 'Get products that meet your conditions',
  ...restPage('Product', 'v1Product_GetAll'),
  call: http('GET', '/api/v1/Product', 'basic'),
  effect: 'read',
  ...inArchive(products),
});

/** The form of a product. In: the members that it requires. SuperOffice and the connector set the others. */
const form = (...required: string[]): Field[] => argument('', Product, { ...FORM, required });

const FORM: ArgumentOptions = {
  top: [
    'name',
    'erpPriceListKey',
    'code',
    'description',
    'unitListPrice',
    'unitMinimumPrice',
    'unitCost',
    'vat',
    'quantityUnit',
    'priceUnit',
    'inAssortment',
    'productCategoryKey',
    'productFamilyKey',
    'productTypeKey',
  ],
  omit: [
    'productId',
    'rights',
    'rule',
    'extraInfo',
    'rawExtraInfo',
    'inStock',
    'tableRight',
    'fieldProperties',
  ],
  change: {
    name: { example: 'Red rose, 50 cm' },
    code: { example: 'ROSE-RED-50' },
    quantityUnit: { example: 'bunch' },
    priceUnit: { example: 'EUR' },
    erpPriceListKey: {
      label: 'Price List',
      list: 'searchPriceLists',
      example: '3',
      description: 'Price list of the product: its ID, or its key if it is in an ERP system',
    },
    erpProductKey: {
      description: 'Key of the product in the ERP system, or in its price list',
    },
    inAssortment: {
      label: 'In Assortment',
      description: 'Whether the product is sold. Searches leave out those that are not.',
    },
    supplier: { description: 'ID of the company that supplies the product' },
    productCategoryKey: { label: 'Category', list: 'searchProductCategories' },
    productFamilyKey: { label: 'Family', list: 'searchProductFamilies' },
    productTypeKey: { label: 'Type', list: 'searchProductTypes' },
  },
  rest: mapped('moreFields', { label: 'More Fields', description: 'The other fields of the product' }),
};

/** Creates a product. */
export const create = operation({
  resource: 'product',
  operation: 'create',
  name: 'Create',
  action: 'Create product',
  description: 'Add a product to a price list',
  ...restPage('Product', 'v1Product_PostProduct'),
  call: http('POST', '/api/v1/Product', 'basic'),
  effect: 'once',
  lookUp: 'Product: Get Many with the name or the code shows whether the product was created.',
  fields: form('name', 'erpPriceListKey'),
  result: one(Product, '', { simplify: SIMPLIFIED }),
});

const named = recordId('productId', 'Product ID', 'searchProducts');

/** Updates a product. It has no JSON Patch, so it travels whole, as read, with what is given laid over it. */
export const update = operation({
  resource: 'product',
  operation: 'update',
  name: 'Update',
  action: 'Update product',
  description: 'Change a product. Fields that you leave out keep their values.',
  ...restPage('Product', 'v1Product_PutProduct'),
  call: http('PUT', '/api/v1/Product/{id}', 'basic'),
  effect: 'idempotent',
  fields: [named, ...form()],
  merge: wholeRecord('', get, { key: { productId: 'productId' }, always: true }),
  clearFields: [
    'code',
    'description',
    'productCategoryKey',
    'productFamilyKey',
    'productTypeKey',
    'itemNumber',
    'url',
    'vatInfo',
    'supplier',
    'supplierCode',
    'extraField1',
    'extraField2',
    'extraField3',
    'extraField4',
    'extraField5',
  ],
  result: one(Product, '', { simplify: SIMPLIFIED }),
});

/** Deletes a product. */
export const remove = operation({
  resource: 'product',
  operation: 'delete',
  name: 'Delete',
  action: 'Delete product',
  description: 'Delete a product from its price list',
  ...restPage('Product', 'v1Product_DeleteProduct'),
  call: http('DELETE', '/api/v1/Product/{id}', 'basic'),
  effect: 'idempotent',
  warning: 'The product is deleted from its price list. To stop selling it, set In Assortment to no.',
  fields: [named],
  serializeBy: ['productId'],
  result: deleted(),
});
