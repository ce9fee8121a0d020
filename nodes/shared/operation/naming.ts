/** Words written in capitals. */
const CAPITALS = new Set(['id', 'url', 'po', 'so', 'ip', 'sku', 'ach', 'vat', 'cvv', 'avs', 'crm', 'erp']);

/** The words of a vendor's name in Title Case: `CustomerInternalId` is "Customer Internal ID". */
export const titleOf = (name: string): string =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map(titleOfWord).join(' ');

const titleOfWord = (word: string): string =>
  CAPITALS.has(word.toLowerCase()) ? word.toUpperCase() : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

/** A vendor's name as workflows save it: `CustomerId` becomes `customerId`, `IDNumber` `idNumber`, `URL` `url`. */
export const camelCase = (name: string): string =>
  name.replace(/^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+$|^[A-Z]/, (start) => start.toLowerCase());
