import type { Methods } from '../method';

/** Nothing yet: each documented method of this resource fails the test that calls it. */
export const emailTemplateMethods: Methods = {};
