import type { Type } from './declaration';

/** Whether items have the member: a security code is read with its record, but never put out. */
export const isShown = (type: Type): boolean => type.kind !== 'text' || type.shows !== 'nothing';
