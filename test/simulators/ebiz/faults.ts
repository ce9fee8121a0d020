import { EbizFault } from './method';

/** A record that does not exist. The text is known from public code, the code is not. */
export const notFound = (): EbizFault => new EbizFault('s:NotFound', 'Not Found');

/** An id that names nothing, as the sample of MarkCustomerAsSynchronized has it. */
export const invalid = (argument: string): EbizFault =>
  new EbizFault(`s:Invalid${argument}`, `Invalid ${argument}`);

/** A crash of the service, as public code has seen it. */
export const crash = (): EbizFault =>
  new EbizFault('s:InternalServiceFault', 'Error: Object reference not set to an instance of an object.');
