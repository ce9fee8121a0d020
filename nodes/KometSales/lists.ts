import type { PickList, RowCondition } from '../shared/operation';
import * as additionalCharge from './resources/additionalCharge';
import * as boxType from './resources/boxType';
import * as carrier from './resources/carrier';
import * as category from './resources/category';
import * as company from './resources/company';
import * as customer from './resources/customer';
import * as customerShipTo from './resources/customerShipTo';
import * as location from './resources/location';
import * as priceList from './resources/priceList';
import * as product from './resources/product';
import * as vendor from './resources/vendor';

/** Categories come whether they are active or not. */
const isActive: RowCondition = { member: 'active', isNot: false };

/** Lists behind resource locators. Each opening costs one call of the daily budget. */
export const lists: PickList[] = [
  {
    name: 'searchCustomers',
    operation: customer.getMany,
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchShipTos',
    operation: customerShipTo.getMany,
    needs: {
      customerId: {
        label: 'Customer',
        parameter: ['customer', 'customerId', 'filters.customerId', 'additionalFields.customerId'],
      },
    },
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({city})'],
  },
  {
    name: 'searchCarriers',
    operation: carrier.getMany,
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchLocations',
    operation: location.getMany,
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchProducts',
    operation: product.getMany,
    searchBy: 'description',
    value: 'id',
    label: ['{description}', ' ({legacyCode})'],
  },
  {
    name: 'searchProductCodes',
    operation: product.getMany,
    searchBy: 'description',
    value: 'legacyCode',
    label: ['{description}', ' ({legacyCode})'],
  },
  {
    name: 'searchBoxTypes',
    operation: boxType.getMany,
    value: 'id',
    label: 'code',
  },
  {
    name: 'searchBoxTypeCodes',
    operation: boxType.getMany,
    value: 'code',
    label: 'code',
  },
  {
    name: 'searchCategories',
    operation: category.getMany,
    value: 'categoryId',
    label: 'categoryName',
    only: isActive,
  },
  {
    name: 'searchCategoryNames',
    operation: category.getMany,
    value: 'categoryName',
    label: 'categoryName',
    only: isActive,
  },
  { name: 'searchColors', operation: product.getManyColors, value: 'color', label: 'color' },
  { name: 'searchGrades', operation: product.getManyGrades, value: 'grade', label: 'grade' },
  {
    name: 'searchPriceLists',
    operation: priceList.getMany,
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({description})'],
  },
  {
    name: 'searchSeasons',
    operation: priceList.getManySeasons,
    needs: { priceListId: { label: 'Price List', parameter: 'priceListId' } },
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({startDate})'],
  },
  {
    name: 'searchAdditionalCharges',
    operation: additionalCharge.getMany,
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchVendors',
    operation: vendor.getMany,
    searchBy: 'name',
    value: 'id',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchCompanies',
    operation: company.getMany,
    value: 'companyId',
    label: ['{companyName}', ' ({customerName})'],
  },
  // Pages that take a code and no ID.
  {
    name: 'searchCustomerCodes',
    operation: customer.getMany,
    searchBy: 'name',
    value: 'code',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchLocationCodes',
    operation: location.getMany,
    searchBy: 'name',
    value: 'code',
    label: ['{name}', ' ({code})'],
  },
  {
    name: 'searchVendorCodes',
    operation: vendor.getMany,
    searchBy: 'name',
    value: 'code',
    label: ['{name}', ' ({code})'],
  },
];
