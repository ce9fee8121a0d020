import {
  atLeastOne,
  boolean,
  day,
  filters,
  http,
  id,
  moment,
  operation,
  query,
  rows,
  text,
  windows,
  type Field,
} from '../../shared/operation';
import { DETAILED_PREBOOK } from '../answers';
import { named } from '../fields';

/** Filters that both lists have. */
const sharedFilters: Field[] = [
  query('prebook', id(10), {
    label: 'Prebook Number',
    example: '101',
    description: 'Only the prebook with this number',
  }),
  query('customer', text(200), {
    label: 'Customer Name or Code',
    example: 'Wholesale',
    description: 'Only prebooks of customers whose name or code contains this text',
  }),
  query('customerId', id(20), {
    label: 'Customer ID',
    list: 'searchCustomers',
    example: '23423',
    description: 'Only prebooks of this customer',
  }),
  query('carrierName', text(200), {
    label: 'Carrier Name',
    description: 'Only prebooks of carriers whose name contains this text',
  }),
  query('carrierId', id(20), {
    label: 'Carrier ID',
    list: 'searchCarriers',
    example: '4610',
    description: 'Only prebooks of this carrier',
  }),
  query('salesPersonId', id(20), {
    label: 'Salesperson ID',
    example: '801',
    description: 'Only prebooks of customers of this salesperson',
  }),
  query('soNumber', id(20), {
    label: 'Standing Order Number',
    example: '101',
    description: 'Only prebooks of this standing order',
  }),
  query('customerPONumber', id(20), {
    label: 'Customer PO Number',
    example: '5501',
    description: 'Only prebooks with this purchase order number of the customer',
  }),
  query('brandId', id(20), {
    label: 'Brand ID',
    example: '12',
    description: 'Only prebooks with this brand of a vendor',
  }),
];

/** Lists prebooks without their lines. */
export const getMany = operation({
  resource: 'prebook',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many prebooks',
  description: 'List prebooks by truck date, without their lines',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176946/Get+a+Prebook+list',
  documented: 'GET prebook.list',
  call: http('GET', '/prebook.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'dateFrom', to: 'dateTo', months: 6 }, 'id'),
  open: 'query',
  fields: [
    query('dateFrom', day(), {
      label: 'Truck Date From',
      required: true,
      example: '2026-03-01',
      description: 'First truck date',
    }),
    query('dateTo', day(), {
      label: 'Truck Date To',
      required: true,
      example: '2026-03-31',
      description: 'Last truck date',
    }),
    ...filters(
      ...sharedFilters,
      query('CompanyLocationId', id(20), {
        label: 'Company Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Only prebooks of this location, in a company with several',
      }),
      query('prebookStatus', text(), {
        label: 'Prebook Status',
        example: 'Pending',
        description: 'Only prebooks with this status, by the name that it has in the company',
      }),
      query('isEcommerce', named('E-Commerce', 'Phone and Regular'), {
        label: 'E-Commerce',
        description: 'Only orders of the shop, or only orders by phone and regular ones',
      }),
      query('checkOutStatus', named('Checked Out', 'Pending'), {
        label: 'Checked Out',
        description: 'Only orders that were checked out, or only pending ones',
      }),
    ),
  ],
  result: rows('prebooks', { id: id(), number: id(), locationId: id() }),
});

/** Lists prebooks with their lines. The page has one truck date, and a range only for vendor ship dates. */
export const getManyDetailed = operation({
  resource: 'prebook',
  operation: 'getManyDetailed',
  name: 'Get Many Detailed',
  action: 'Get many prebooks with their lines',
  description: 'List prebooks with their lines, of one truck date or of a range of vendor ship dates',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11176919/Get+a+detailed+Prebook+list',
  documented: 'GET prebook.details.list',
  call: http('GET', '/prebook.details.list', 'query'),
  effect: 'read',
  walk: windows({ from: 'vendorShipDateFrom', to: 'vendorShipDateTo', days: 7 }, 'id'),
  open: 'query',
  rules: [atLeastOne('date', ['vendorShipDateFrom', 'vendorShipDateTo'])],
  fields: [
    query('date', day(), {
      label: 'Truck Date',
      example: '2026-03-02',
      description: 'Not needed when both vendor ship dates are given',
    }),
    query('vendorShipDateFrom', day(), {
      label: 'Vendor Ship Date From',
      example: '2026-03-02',
      description: 'First day on which vendors ship',
    }),
    query('vendorShipDateTo', day(), {
      label: 'Vendor Ship Date To',
      example: '2026-03-08',
      description: 'Last day on which vendors ship',
    }),
    ...filters(
      ...sharedFilters,
      query('updatedAsOf', moment('YYYY-MM-DD hh:mm:ss'), {
        label: 'Updated As Of',
        description: 'Only prebooks changed at or after this moment',
      }),
      query('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Only prebooks of this location, in a company with several',
      }),
      query(
        'unableToSource',
        boolean({
          sentAs: { yes: 'true', no: 'false' },
          labels: { yes: 'Unable to Source', no: 'Able to Source' },
        }),
        {
          label: 'Unable to Source',
          description:
            'Only prebooks marked as unable to source and pending purchase, or only those not so marked',
        },
      ),
    ),
  ],
  result: rows('prebooks', DETAILED_PREBOOK),
});
