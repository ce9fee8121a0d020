import {
  body,
  boolean,
  day,
  filters,
  http,
  id,
  operation,
  rows,
  text,
  type Resource,
} from '../../shared/operation';
import { shipViaId } from '../fields';

export const resource: Resource = {
  value: 'vendorAvailability',
  name: 'Vendor Availability',
  description: 'What vendors have to offer',
};

/** Lists what vendors offer: a read made with POST. The page could not be read to the end. */
export const getMany = operation({
  resource: 'vendorAvailability',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many vendor availability items',
  description: 'List what vendors have available on the days of a range',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177456',
  documented: 'POST vendor.availability.items.list',
  call: http('POST', '/vendor.availability.items.list', 'body'),
  effect: 'read',
  walk: 'whole',
  open: 'body',
  fields: [
    body('dateFrom', day(), {
      label: 'Date From',
      required: true,
      example: '2026-04-01',
      description: 'Day from which the goods are available',
    }),
    body('dateTo', day(), {
      label: 'Date To',
      required: true,
      example: '2026-04-10',
      description: 'Day until which the goods are available',
    }),
    ...filters(
      body('exactDate', boolean(), {
        label: 'Exact Date',
        description: 'Whether the range works as in Inventory > Add Inventory > Available Items',
      }),
      body('locationId', id(20), {
        label: 'Location ID',
        list: 'searchLocations',
        example: '42',
        description: 'Only items for this location, in a company with several',
      }),
      body('customerId', id(20), {
        label: 'Customer ID',
        list: 'searchCustomers',
        example: '23423',
        description: 'Customer whose settings give the FOB price',
      }),
      {
        ...shipViaId,
        description: `${shipViaId.description}. Komet Sales takes the warehouse when it is left out.`,
      },
      body('availableOnly', boolean(), {
        label: 'Available Only',
        description: 'Whether to list only items of which some are left',
      }),
    ),
  ],
  result: rows('inventoryItems', {
    inventoryId: id(),
    companyProductId: id(),
    productDescription: text(),
    productCode: text(),
    grade: text(),
    category: text(),
    vendor: text(),
  }),
});
