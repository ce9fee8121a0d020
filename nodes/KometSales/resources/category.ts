import { boolean, http, id, operation, rows, text, type Resource } from '../../shared/operation';

export const resource: Resource = {
  value: 'category',
  name: 'Category',
  description: 'Kinds of products, such as roses',
};

/** Lists product categories, inactive ones too. The page has the token in a header, its sample in the query. */
export const getMany = operation({
  resource: 'category',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many categories',
  description: 'List product categories, inactive ones too',
  docs: 'https://kometsales.atlassian.net/wiki/pages/diffpagesbyversion.action?pageId=11174862&selectedPageVersions=7&selectedPageVersions=8',
  documented: 'GET category.list',
  call: http('GET', '/category.list', 'header', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: [],
  result: rows('categoryItems', {
    categoryId: id(),
    categoryName: text(),
    kometNetworkId: id(),
    kometNetworkName: text(),
    active: boolean(),
  }),
});
