import type { PickList } from '../shared/operation';
import { getListEntries } from './customFields';

/** A list of SuperOffice that fields pick from. In: our name of it, the vendor's name, and what its entries show. */
const mdoList = (name: string, list: string, label: PickList['label'] = 'Name'): PickList => ({
  name,
  operation: getListEntries,
  values: { list },
  value: 'Id',
  label,
});

/**
 * The lists behind fields that refer to an entry of a list.
 * https://docs.superoffice.com/en/api/reference/restful/rest/MDOList/v1MDOList_GetList.html
 */
export const mdoLists: PickList[] = [
  mdoList('searchUsers', 'associate', ['{FullName}', ' ({Name})']),
  mdoList('searchUserGroups', 'usergroup'),
  mdoList('searchCategories', 'category'),
  mdoList('searchBusinesses', 'business'),
  mdoList('searchCountries', 'country'),
  mdoList('searchPositions', 'perspos'),
  mdoList('searchLanguages', 'customerlanguage'),
  mdoList('searchSaleTypes', 'saletype'),
  mdoList('searchStages', 'prob'),
  mdoList('searchSources', 'source'),
  mdoList('searchCurrencies', 'currency'),
  mdoList('searchCompetitors', 'comptr'),
  mdoList('searchCredited', 'credited'),
  mdoList('searchReasons', 'reason'),
  mdoList('searchReasonsSold', 'reasonsold'),
  mdoList('searchReasonsStalled', 'reasonstalled'),
  mdoList('searchProjectTypes', 'projecttype'),
  mdoList('searchProjectStatuses', 'projectstatus'),
  mdoList('searchMemberTypes', 'pmembtype'),
  mdoList('searchProductCategories', 'productcategory'),
  mdoList('searchProductFamilies', 'productfamily'),
  mdoList('searchProductTypes', 'producttype'),
  mdoList('searchRoles', 'roles'),
  mdoList('searchStakeholderRoles', 'stakeholderrole'),
  mdoList('searchRelationTypes', 'relationdefinition'),
  mdoList('searchPriorities', 'priority'),
  mdoList('searchTasks', 'task'),
  mdoList('searchTemplates', 'doctmpl'),
  mdoList('searchSelectionCategories', 'searchcat'),
  mdoList('searchRequestPriorities', 'ticketpriority'),
  mdoList('searchRequestStatuses', 'ticketstatus'),
  mdoList('searchRequestTypes', 'tickettype'),
  mdoList('searchRequestCategories', 'ejcategory', 'FullName'),
  mdoList('searchLeadStatuses', 'leadstatus'),
  // Price lists have the code of their currency, not its ID.
  { ...mdoList('searchCurrencyCodes', 'currency'), value: 'Name' },
];
