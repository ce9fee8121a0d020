import { body, boolean, choice, header, id, integer, type Type } from '../shared/operation';

/** Fields and types that pages of several resources share. */

/** How most pages document yes and no. */
export const flag = boolean({ sentAs: { yes: 1, no: 0 } });

/** Yes and no, if the page names each. */
export const named = (yes: string, no: string): Type =>
  boolean({ sentAs: { yes: 1, no: 0 }, labels: { yes, no } });

/** Hint for what a company with several locations must give. With one location the vendor ignores it. */
export const SEVERAL_LOCATIONS = 'Required in a company with several locations';

/** Hint for what the vendor allows only with tokens that have a certain switch. */
export const TRANSACTIONAL_ACCESS = 'Needs a token with Transactional API Access';

/** Hint for what only a vendor's token may leave out, since it identifies the vendor. */
export const COMPANY_TOKEN_ONLY = 'Required with the token of a company';

/** The place that the goods of an order are shipped from. */
export const shipViaId = body('shipViaId', choice({ warehouse: [0, 'Warehouse'], grower: [1, 'Grower'] }), {
  label: 'Ship Via',
  description: 'Whether the goods are shipped from the warehouse of the company or straight from the grower',
});

/** Boxes, bunches, stems and the like. No page gives a minimum, and fewer than one make no sense. */
export const count = integer({ min: 1 });

/** The company on whose behalf the call is made; methods of users and shops need it. */
export const account = header('xAccount', id(20), {
  label: 'Account',
  list: 'searchCompanies',
  wire: 'X-ACCOUNT',
  required: true,
  example: '7233',
  description: 'ID of the company that uses the API, from the list of companies or from Komet Sales support',
});

const salesChannelOf = choice({
  webApp: ['WEB_APP', 'Web App'],
  mobileApp: ['MOBILE_APP', 'Mobile App'],
  k2k: ['K2K', 'K2K', 'Komet to Komet'],
  eCommerceLite: ['ECOMMERCE_LITE', 'E-Commerce Lite'],
});

const SALES_CHANNEL = {
  label: 'Sales Channel',
  wire: 'X-SALES-CHANNEL',
  description: 'Channel that the call is made for',
};

/** The sales channel, if a page demands it. */
export const salesChannel = header('xSalesChannel', salesChannelOf, { ...SALES_CHANNEL, required: true });

/** The sales channel, if it may be left out. */
export const optionalSalesChannel = header('xSalesChannel', salesChannelOf, SALES_CHANNEL);
