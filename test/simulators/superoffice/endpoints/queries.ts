import type { OfficeCall } from '../call';

/** The values of a query parameter that is a list: one text with commas. */
export function given({ query }: OfficeCall, name: string): string[] {
  return (query.get(name) ?? '')
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
