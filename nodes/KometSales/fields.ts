import { body, boolean, choice, header, id, integer, type Type } from '../shared/operation';

/** Fields and types that pages of several resources have alike. */

/** What most pages document for yes and no. */
export const flag = boolean({ sentAs: { yes: 1, no: 0 } });

/** Yes and no where the page has a name for each. */
export const named = (yes: string, no: string): Type =>
  boolean({ sentAs: { yes: 1, no: 0 }, labels: { yes, no } });

/** Hint of what a company with several locations must give; with one, the vendor ignores it. */
export const SEVERAL_LOCATIONS = 'Required in a company with several locations';

/** Hint of what the vendor locks for tokens without that switch. */
export const TRANSACTIONAL_ACCESS = 'Needs a token with Transactional API Access';

/** Hint of what only a vendor's token may leave out, since it stands for its vendor. */
export const COMPANY_TOKEN_ONLY = 'Required with the token of a company';

/** Where the goods of an order are shipped from. */
export const shipViaId = body('shipViaId', choice({ warehouse: [0, 'Warehouse'], grower: [1, 'Grower'] }), {
  label: 'Ship Via',
  description: 'Whether the goods are shipped from the warehouse of the company or straight from the grower',
});

/** Boxes, bunches, stems and the like: no page gives the least number, and fewer than one make no sense. */
export const count = integer({ min: 1 });

/** The company on whose behalf the call is made, as the methods of users and shops want it. */
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

/** The sales channel, where a page demands it. */
export const salesChannel = header('xSalesChannel', salesChannelOf, { ...SALES_CHANNEL, required: true });

/** The sales channel, where it may be left out. */
export const optionalSalesChannel = header('xSalesChannel', salesChannelOf, SALES_CHANNEL);
