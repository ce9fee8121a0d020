import type { Given } from './given';
import type { SoapResult } from './record';
import type { EbizState } from './state';

/** What a simulated method does with a checked request: changes the state and answers. Throws `EbizFault`. */
export type Operate = (state: EbizState, given: Given) => SoapResult | Promise<SoapResult>;

/** The methods of a resource, by their documented names. */
export type Methods = Record<string, Operate>;

/** A failure that the service reports as a SOAP fault. */
export class EbizFault extends Error {
  constructor(
    readonly faultcode: string,
    readonly faultstring: string,
  ) {
    super(faultstring);
  }
}
