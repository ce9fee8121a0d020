import {
  additional,
  body,
  boolean,
  choice,
  day,
  decimal,
  done,
  filters,
  http,
  id,
  key,
  list,
  mergeWith,
  moment,
  one,
  operation,
  query,
  rows,
  text,
  together,
  updates,
  type Resource,
} from '../../shared/operation';
import { account, flag, salesChannel } from '../fields';

export const resource: Resource = {
  value: 'customer',
  name: 'Customer',
  description: 'Who buys, with terms and credit limit',
};

const customerId = { label: 'Customer ID', list: 'searchCustomers', example: '23423' };

const name = body('name', text(200), {
  label: 'Name',
  required: true,
  example: 'Wholesale Petals',
  description: 'What the customer is called',
});

/** Fields that create and update share. */
const attributes = [
  body('code', key(10), { label: 'Code', example: 'WPETAL', description: 'Short code of the customer' }),
  body('locationCodes', list(key(), { separator: ':', maxLength: 50 }), {
    label: 'Location Codes',
    picks: { list: 'searchLocationCodes', one: 'Location', ticked: true },
    example: 'MIA, LAX',
    description:
      'Locations of the customer, in a company with several: one code, several separated by commas, or an array. They replace all that the customer has.',
  }),
  body('type', id(20), {
    label: 'Customer Type ID',
    example: '1',
    description: 'Kind of customer. No method lists the IDs: ask Komet Sales support for them.',
  }),
  body('phone', text(20), { label: 'Phone', example: '305 555 0134', description: 'Telephone number' }),
  body('fax', text(20), { label: 'Fax', example: '305 555 0135', description: 'Fax number' }),
  body('website', text(50), {
    label: 'Website',
    example: 'www.example.com',
    description: 'Address of the customer on the web',
  }),
  body('terms', text(50), { label: 'Terms', example: 'Net 30', description: 'When payment is due' }),
  body('emailForInvoices', list(key(), { separator: ';', maxLength: 200 }), {
    label: 'Emails for Invoices',
    example: 'name@email.com',
    description: 'Who is sent the invoices: one address, several separated by commas, or an array',
  }),
  body('emailForStatements', list(key(), { separator: ';', maxLength: 200 }), {
    label: 'Emails for Statements',
    example: 'name@email.com',
    description: 'Who is sent the statements: one address, several separated by commas, or an array',
  }),
  body('creditHold', flag, {
    label: 'Credit Hold',
    description: 'Whether the customer may buy nothing on credit for now',
  }),
];

/** Lists customers, in one answer. */
export const getMany = operation({
  resource: 'customer',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many customers',
  description: 'List the customers of the company',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175207/Get+a+Customer+list',
  documented: 'GET customer.list',
  call: http('GET', '/customer.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), { ...customerId, description: 'Only the customer with this internal ID' }),
    query('name', text(200), {
      label: 'Name',
      example: 'Wholesale',
      description: 'Only customers whose name contains this text, in upper or lower case',
    }),
    query('code', key(10), {
      label: 'Code',
      example: 'ABC',
      description: 'Only the customer with exactly this code, in upper or lower case',
    }),
    query('salesPersonId', id(20), {
      label: 'Salesperson ID',
      example: '23423',
      description: 'Only customers of this salesperson',
    }),
    query('includeInactive', flag, {
      label: 'Include Inactive',
      description: 'Whether to also list deactivated customers',
    }),
    query('locationId', id(20), {
      label: 'Location ID',
      list: 'searchLocations',
      example: '42',
      description: 'Only customers of this location, in a company with several',
    }),
    query('updateAsOf', day({ since: true }), {
      label: 'Updated As Of',
      description: 'Only customers changed on or after this date',
    }),
  ),
  result: rows('customers', {
    id: id(),
    name: text(),
    code: text(),
    salesPerson: text(),
    salesPersonId: id(),
    customerType: text(),
    active: boolean(),
    updatedOn: moment(),
    accountingCode: text(),
  }),
});

/** One customer with addresses, markups and credit limit. */
export const get = operation({
  resource: 'customer',
  operation: 'get',
  name: 'Get',
  action: 'Get customer',
  description: 'Read one customer with its addresses, price markups and credit limit',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175347',
  documented: 'GET customer.details.get',
  call: http('GET', '/customer.details.get', 'query'),
  effect: 'read',
  open: 'query',
  fields: [query('customerId', id(20), { ...customerId, required: true, description: 'Customer to read' })],
  result: one(
    {
      name: text(),
      code: text(),
      customerType: text(),
      billAddress: text(),
      billCity: text(),
      billState: text(),
      billZipCode: text(),
      billCountry: text(),
      shipAddress: text(),
      shipCity: text(),
      shipState: text(),
      shipZipCode: text(),
      shipCountry: text(),
      emailForInvoices: text(),
      emailForStatements: text(),
      phone: text(),
      fax: text(),
      defaultPrice: text(),
      priceBMarkup: text(),
      priceSellFastMarkup: text(),
      creditLimit: decimal(),
    },
    'customer',
  ),
});

/** Adds a customer. */
export const create = operation({
  resource: 'customer',
  operation: 'create',
  name: 'Create',
  action: 'Create customer',
  description: 'Add a customer',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175012/Add+a+new+Customer+to+Komet+Sales',
  documented: 'POST customer.add',
  call: http('POST', '/customer.add', 'body'),
  effect: 'once',
  lookUp: 'Get Many with the name or the code of the customer shows whether it was added.',
  open: 'body',
  fields: [
    name,
    ...additional(
      ...attributes,
      body('creditLimit', decimal(), {
        label: 'Credit Limit',
        example: '5000',
        description: 'The most that the customer may owe: none is no limit, 0 is a limit of zero',
      }),
      body('paymentMethod', text(50), {
        label: 'Payment Method',
        example: 'Check',
        description: 'Name of the payment method, as it is set up in Komet Sales',
      }),
      body('chargeFuelSurcharge', flag, {
        label: 'Charge Fuel Surcharge',
        description: 'Whether the customer pays the fuel surcharge',
      }),
      body('chargeTax', flag, { label: 'Charge Tax', description: 'Whether the customer pays tax' }),
      body('sendInvoiceVia', text(50), {
        label: 'Send Invoice Via',
        example: 'Email',
        description: 'Way in which invoices reach the customer',
      }),
    ),
  ],
  result: done({ message: text(), customerId: id() }),
});

/** Changes a customer. The page requires the name even if it does not change. */
export const update = operation({
  resource: 'customer',
  operation: 'update',
  name: 'Update',
  action: 'Update customer',
  description: 'Change a customer',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175377/Update+a+Customer',
  documented: 'POST customer.update',
  call: http('POST', '/customer.update', 'body'),
  effect: 'idempotent',
  open: 'body',
  fields: [
    body('customerId', id(20), { ...customerId, required: true, description: 'Customer to change' }),
    name,
    ...updates(
      body('active', flag, { label: 'Active', description: 'Whether the customer is active' }),
      ...attributes,
      body('askPaymentUponConfirmation', flag, {
        label: 'Ask Payment Upon Confirmation',
        description: 'Whether payment is requested when an order is confirmed',
      }),
      body('financeChargePercentage', decimal(), {
        label: 'Finance Charge Percentage',
        example: '1.5',
        description: 'Percentage charged on overdue amounts, without the % sign',
      }),
      body('customerGroup', text(50), {
        label: 'Customer Group',
        example: 'Supermarkets',
        description: 'Name of the group that the customer belongs to',
      }),
    ),
  ],
  merge: mergeWith(get, { key: { customerId: 'customerId' }, fill: { name: 'name' } }),
  result: done({ message: text() }),
});

/** Adds an additional charge to a customer, or changes its amount. */
export const setAdditionalCharge = operation({
  resource: 'customer',
  operation: 'setAdditionalCharge',
  name: 'Set Additional Charge',
  action: 'Set additional charge of customer',
  description: 'Tie an additional invoice charge to a customer, or change its amount for this customer',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11175038/Add+or+Update+an+Additional+Charge+for+a+Customer',
  documented: 'POST customer.additional.charge.update',
  call: http('POST', '/customer.additional.charge.update', 'body'),
  effect: 'idempotent',
  serializeBy: ['customerId', 'additionalChargeCode'],
  rules: [together('amountValue', 'amountType')],
  fields: [
    body('customerId', id(20), { ...customerId, required: true, description: 'Customer that is charged' }),
    body('additionalChargeCode', key(20), {
      label: 'Additional Charge Code',
      required: true,
      example: 'DEL',
      description: 'Code of the additional charge, which is not its ID',
    }),
    ...additional(
      body('amountValue', decimal(), {
        label: 'Amount Value',
        example: '5.25',
        description: 'Size of the charge for this customer, with its type',
      }),
      body(
        'amountType',
        choice({ percentage: ['%', 'Percentage'], monetaryAmount: ['$', 'Monetary Amount'] }),
        {
          label: 'Amount Type',
          description: 'What Amount Value is measured in: needed with it, and only then',
        },
      ),
    ),
  ],
  result: done({ message: text() }),
});

/** Customers as a shop's user sees them. */
export const getManyByCompany = operation({
  resource: 'customer',
  operation: 'getManyByCompany',
  name: 'Get Many by Company',
  action: 'Get many customers of company',
  description: 'List the customers of a company by name; needs a User token',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11175065',
  documented: 'GET customer.by.company.list',
  call: http('GET', '/customer.by.company.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: [
    account,
    salesChannel,
    ...filters(
      query(
        'showSalespersonCustomers',
        boolean({ sentAs: { yes: 'True', no: 'False' }, labels: { yes: 'Only Mine', no: 'All' } }),
        {
          label: 'Only My Customers',
          description: 'Only customers tied to the user of the token, or all',
        },
      ),
    ),
  ],
  result: rows('customerResult', { customerId: id(), customerName: text() }),
});

/** The customer accounts of the token's user. */
export const getManyByUser = operation({
  resource: 'customer',
  operation: 'getManyByUser',
  name: 'Get Many by User',
  action: 'Get many customers of user',
  description: 'List the customer accounts tied to the user of the token; needs a User token',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11175086',
  documented: 'GET customer.by.user.list',
  call: http('GET', '/customer.by.user.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: [account],
  result: rows('customerResult', {
    userId: id(),
    customerName: text(),
    customerId: id(),
    companyName: text(),
    companyId: id(),
  }),
});
