import { body, done, http, key, list, operation, text, type Resource } from '../../shared/operation';
import { account } from '../fields';

export const resource: Resource = { value: 'user', name: 'User', description: 'Users of the web shop' };

/** Adds a user of the shop. The page's text says up to ten per call; its table and sample have one. */
export const createEcommerce = operation({
  resource: 'user',
  operation: 'createEcommerce',
  name: 'Create E-Commerce User',
  action: 'Create e-commerce user',
  description: 'Add a user who may buy in the shop for some customers',
  docs: 'https://kometsales.atlassian.net/wiki/spaces/APIDocs/pages/11177696/Add+a+new+E-Commerce+User',
  documented: 'POST v2/user/e-commerce',
  call: http('POST', '/v2/user/e-commerce', 'header'),
  effect: 'once',
  repeats: ['login'],
  lookUp: 'No method lists users: look in Komet Sales, under Setup > Users, whether the login is there.',
  fields: [
    account,
    body('login', text(500), {
      label: 'Login',
      required: true,
      example: 'jgomez',
      description: 'Name that the user logs in with',
    }),
    body('email', key(500), {
      label: 'Email',
      required: true,
      example: 'name@email.com',
      description: 'Where the user is written to',
    }),
    body('firstName', text(200), {
      label: 'First Name',
      required: true,
      example: 'John',
      description: 'First name of the user',
    }),
    body('lastName', text(200), {
      label: 'Last Name',
      required: true,
      example: 'Gomez',
      description: 'Last name of the user',
    }),
    body('customerCodes', list(key(20)), {
      label: 'Customer Codes',
      picks: { list: 'searchCustomerCodes', one: 'Customer' },
      required: true,
      example: 'B310, C910',
      description: 'Customers that the user buys for: one code, several separated by commas, or an array',
    }),
  ],
  result: done({ message: text() }),
});
