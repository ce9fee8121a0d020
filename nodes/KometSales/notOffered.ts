import type { NotOffered } from '../shared/operation';

/** Documented methods that are not actions. */
export const notOffered: NotOffered[] = [
  {
    documented: 'POST login',
    why: 'Takes a password in the URL and returns a key, which belongs into a credential',
  },
  {
    documented: 'GET payment.method.list',
    why: 'Only named by other pages: its parameters and its answer are not documented',
  },
  {
    documented: 'GET carriers.by.customer.ship.date.list',
    why: 'Documented as deprecated in favour of ecommerce/customer-carriers.list',
  },
  {
    documented: 'GET globalnetworkcodes/product',
    why: 'A service of its own, with its own host, token and envelope',
  },
];
