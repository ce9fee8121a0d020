import type { Type } from './declaration';

/** Whether items have the member. A security code may be in an answer, but never in an item. */
export const isShown = (type: Type): boolean => type.kind !== 'text' || type.shows !== 'nothing';
