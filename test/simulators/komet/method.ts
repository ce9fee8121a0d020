import type { Given } from './given';
import type { KometState } from './state';

/** What a simulated method does: the members of the answer, the envelope's success included. Throws `Refusal`. */
export type Method = (state: KometState, given: Given) => object;

/** The methods of a resource, by HTTP method and documented id. */
export type Methods = Record<string, Method>;
