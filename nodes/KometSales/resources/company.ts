import { filters, http, id, operation, rows, text, type Resource } from '../../shared/operation';
import { optionalSalesChannel } from '../fields';

export const resource: Resource = {
  value: 'company',
  name: 'Company',
  description: 'Companies that the user of the token belongs to',
};

/** Lists the companies of the token's user. The answer has no envelope. */
export const getMany = operation({
  resource: 'company',
  operation: 'getMany',
  name: 'Get Many',
  action: 'Get many companies',
  description: 'List the companies that the user of the token belongs to',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11174940/Get+a+list+of+Companies+associated+to+a+specific+User',
  documented: 'GET company.list',
  call: http('GET', '/company.list', 'query'),
  effect: 'read',
  walk: 'whole',
  fields: filters(optionalSalesChannel),
  result: rows('companyResult', {
    companyId: id(),
    companyName: text(),
    roleId: id(),
    customerId: id(),
    // The page calls it "name", its sample has customerName.
    customerName: text(),
  }),
});
