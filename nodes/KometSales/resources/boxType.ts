import {
  decimal,
  filters,
  http,
  id,
  key,
  operation,
  query,
  rows,
  text,
  type Resource,
} from '../../shared/operation';

export const resource: Resource = {
  value: 'boxType',
  name: 'Box Type',
  description: 'Sizes of boxes, such as a quarter or a half box',
};

/** Lists box types, in one answer. */
export const getMany = operation({
  resource: 'boxType',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many box types',
  description: 'List box types, sorted by code',
  docs: 'https://kometsales.atlassian.net/wiki/plugins/viewsource/viewpagesrc.action?pageId=11174702',
  documented: 'GET boxtype.list',
  call: http('GET', '/boxtype.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(
    query('id', id(20), {
      label: 'Box Type ID',
      list: 'searchBoxTypes',
      example: '1056',
      description: 'Only the box type with this internal ID',
    }),
    query('code', key(3), { label: 'Code', example: 'QB', description: 'Only the box type with this code' }),
  ),
  result: rows('boxtypes', {
    code: text(),
    kometNetworkName: text(),
    fbe: decimal(),
    id: id(),
    kometNetworkId: id(),
  }),
});
